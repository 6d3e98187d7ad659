import type { SourceFile } from '../document/document.ts';
import { isObject, type Json, parsedJson } from '../document/json.ts';
import type { ActionSource } from './action-source.ts';
import { vendorFolder } from './action-source.ts';
import { usualEnvironments } from './fill-template.ts';

/**
 * `.github/pfconn.json`: what this repository was made with, and its workflows as they were written. With the texts
 * `pfconn upgrade` tells its own changes from people's without a network and without the history; once somebody's change
 * was joined with it, what was written isn't in the history any more.
 */
export interface RepositoryRecord {
  /** The version of pfconn that wrote them. */
  version: string;
  /** Where the workflows take the action from: `OWNER/NAME`, or the folder of a copy. */
  action: string;
  enterpriseServer: boolean;
  /** The environments that it was made for. */
  environments: readonly string[];
  /** Each workflow's text by its path. */
  files: Readonly<Record<string, string>>;
  /** The digest of each file of a copied action by its path. */
  copies: Readonly<Record<string, string>>;
}

export const recordPath = '.github/pfconn.json';

/** Of the files that a repository is made of, `upgrade` keeps these up; the others are people's from the first commit. */
export function isKeptUp(path: string): boolean {
  return path.startsWith('.github/workflows/');
}

/** How a record calls the action. */
export function recordedAction(action: ActionSource): string {
  return action.kind === 'published' ? action.repository : action.kind === 'vendored' ? `./${vendorFolder}` : '$/';
}

export function recordFile(record: RepositoryRecord): SourceFile {
  const about = 'Written by pfconn init and pfconn upgrade, which goes by it. Not to be edited.';
  const { version, action, enterpriseServer, environments, files, copies } = record;
  return {
    path: recordPath,
    text: `${JSON.stringify({ about, version, action, enterpriseServer, environments, files, copies }, null, 2)}\n`,
  };
}

/** A record that was read; `undefined` for a text that is none. */
export function parseRecord(text: string): RepositoryRecord | undefined {
  const value = parsedJson(text);
  if (!isObject(value)) return undefined;
  const { version, action, enterpriseServer, environments, files, copies = {} } = value;
  if (typeof version !== 'string' || typeof action !== 'string' || !isTexts(files) || !isTexts(copies))
    return undefined;
  const names = Array.isArray(environments) ? environments.filter(isEnvironmentName) : [];
  return {
    version,
    action,
    enterpriseServer: enterpriseServer === true,
    environments: names.length > 0 ? names : usualEnvironments,
    files,
    copies,
  };
}

/** The name of a file in `environments/`, and part of names on GitHub. */
export function isEnvironmentName(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name);
}

function isTexts(value: Json | undefined): value is Record<string, string> {
  return isObject(value) && Object.values(value).every((each) => typeof each === 'string');
}

import { resolve } from 'node:path';
import { isObject, type JsonObject } from '../json.ts';
import type { SandboxOptions } from '../options.ts';
import type { ConnectorDescriptor } from '../plugins/connector.ts';
import { readText } from './files.ts';
import { StartError } from './start-error.ts';
import { readSwitches } from './switch-texts.ts';

/** What somebody wrote on a command line. */
export interface StartSettings {
  /** Where paths begin. Default: the process's folder. */
  workingDirectory?: string;
  port?: number;
  /** A file with a `/bulk/export` document. */
  seed?: string;
  stateFile?: string;
  https?: boolean;
  httpsKey?: string;
  httpsCertificate?: string;
  version?: string;
  /** How many engine nodes. */
  cluster?: number;
  switches?: readonly string[];
}

/** Settings, checked and with their files read. Throws a StartError that says what to write instead. */
export function optionsFrom(settings: StartSettings, connectors: ConnectorDescriptor[]): SandboxOptions {
  checkRanges(settings);
  return {
    port: settings.port ?? 9999,
    version: settings.version,
    connectors,
    switches: readSwitches(settings.switches ?? []),
    seed: settings.seed === undefined ? undefined : readSeed(settings.seed, settings),
    stateFile: settings.stateFile === undefined ? undefined : at(settings.stateFile, settings),
    cluster: settings.cluster === undefined ? undefined : clusterOf(settings.cluster),
    https: httpsOf(settings),
  };
}

function checkRanges({ port = 0, cluster = 1, version = '12.2' }: StartSettings): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartError(`--port is ${port}`, 'write a whole number from 0 (any free port) to 65535');
  }
  if (!Number.isInteger(cluster) || cluster < 1 || cluster > 100) {
    throw new StartError(`--cluster is ${cluster}`, 'write the number of engine nodes, from 1 to 100');
  }
  if (!/^\d+\.\d+(\.\d+)*$/.test(version)) {
    throw new StartError(`--server-version is "${version}"`, 'write a version such as 12.2.2.0');
  }
}

function httpsOf(settings: StartSettings): SandboxOptions['https'] {
  const { https, httpsKey, httpsCertificate } = settings;
  if ((httpsKey === undefined) !== (httpsCertificate === undefined)) {
    throw new StartError('--https-key and --https-certificate go together');
  }
  if (httpsKey === undefined || httpsCertificate === undefined) return https === true ? true : undefined;
  return { key: read(httpsKey, settings), cert: read(httpsCertificate, settings) };
}

function readSeed(path: string, settings: StartSettings): JsonObject {
  const seed = readJson(read(path, settings));
  if (isObject(seed)) return seed;
  throw new StartError(`${path} is no JSON document of /bulk/export`);
}

/** The plugins in a file: what `/idp/connectors/descriptors` answered, or a list of them. */
export function readConnectors(path: string): ConnectorDescriptor[] {
  const descriptors = readJson(readText(path));
  const items = isObject(descriptors) ? descriptors.items : descriptors;
  if (Array.isArray(items)) return items as unknown as ConnectorDescriptor[];
  throw new StartError(`${path} is no list of connector descriptors`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function at(path: string, { workingDirectory = '.' }: StartSettings): string {
  return resolve(workingDirectory, path);
}

function read(path: string, settings: StartSettings): string {
  return readText(at(path, settings), path);
}

/** One console and `engines` engine nodes. */
function clusterOf(engines: number): SandboxOptions['cluster'] {
  const nodes = Array.from({ length: engines }, (_, index) => ({
    index: index + 2,
    mode: 'CLUSTERED_ENGINE' as const,
    appliesAfterMs: 2000,
  }));
  return { nodes: [{ index: 1, mode: 'CLUSTERED_CONSOLE' }, ...nodes] };
}

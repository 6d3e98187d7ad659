import template from '../../generated/template.json' with { type: 'json' };
import type { SourceFile } from '../document/document.ts';
import { fillTemplate, type RepositoryOptions, usualEnvironments } from './fill-template.ts';

/**
 * The files of a configuration repository, in order of their paths, as this version makes them: all but the schemas and
 * the record. The template repository, `pfconn init`, a copy that the tool is taken out of, `pfconn upgrade` and this
 * repository's own workflows are made of them.
 */
export function repositoryFiles(options: RepositoryOptions): SourceFile[] {
  const { environments = usualEnvironments } = options;
  return Object.entries(template)
    .flatMap(([path, text]) =>
      placesOf(path, environments).map((place) => ({ path: place, text: fillTemplate(text, options) })),
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** npm leaves files of two names out of packages, so `template/` has them without their dot; each environment has a file. */
function placesOf(path: string, environments: readonly string[]): string[] {
  if (path === 'environments/production.yaml') return environments.map((name) => `environments/${name}.yaml`);
  return [path === 'gitignore' || path === 'gitattributes' ? `.${path}` : path];
}

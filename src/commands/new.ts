import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { connectorsFrom } from '../core/connector/connectors.ts';
import { newDefinition as definitionOf, type NewDefinition } from '../core/connector/new-definition.ts';
import { didYouMean } from '../core/document/nearest.ts';
import { catalogueNames, loadCatalogue } from '../edges/catalogue/load-catalogue.ts';
import { readPulledConnectors } from '../edges/catalogue/read-pulled.ts';
import { writeFiles } from '../edges/disk/write-files.ts';
import type { Command, Result, Run } from './command.ts';
import { readGivenFile } from './import/read-given-file.ts';
import { withModeline } from './modeline.ts';
import { Refusal } from './refusal.ts';
import { textResult } from './text-result.ts';

/** `new CONNECTOR`: a definition with everything that is required, printed, or written with `--output FILE`. */
export const newDefinition: Command = async (run) => {
  const metadata = run.inputs.fromMetadata;
  if (metadata !== undefined) return fromMetadata(run, metadata);
  const [word] = run.inputs.operands;
  if (!word) throw new Refusal('invalid-inputs', 'new needs a connector', '`pfconn connectors list` shows them');
  const output = outputOf(run);
  const placed = await definitionFor(run, word, schemaFrom(output ?? 'connections/new.yaml'));
  const made = { ...placed, text: withModeline(placed.text, run.inputs.workingDirectory) };
  if (output) writeFiles(run.inputs.workingDirectory, [{ path: output, text: made.text }]);
  const text = output ? [`${output} written.`, ...toFillIn(made), ''].join('\n') : made.text;
  return textResult(text, { file: output, ...made });
};

/** `new --from-metadata FILE`: the same for a partner that is known by its SAML metadata. */
async function fromMetadata(run: Run, file: string): Promise<Result> {
  const output = outputOf(run);
  const { workingDirectory, entityId } = run.inputs;
  const path = insideRepository(workingDirectory, file);
  const given = { path, text: readGivenFile(workingDirectory, file), entityId, now: new Date() };
  const { newFromMetadata } = await import('../core/import/new-from-metadata.ts');
  const made = newFromMetadata({ ...given, definitionFile: output ?? 'connections/new.yaml' });
  const { id, diagnostics } = made;
  const result = { diagnostics, sources: new Map([[path, given.text]]), definitions: 0 };
  if (made.text === undefined) {
    const failure = { reason: 'invalid-inputs' as const, message: `${file} can't be used` };
    return { ...result, exitCode: 1, failure };
  }
  const text = withModeline(made.text, workingDirectory);
  const data = { file: output, id, text };
  if (!output) return { ...result, exitCode: 0, text, data };
  writeFiles(workingDirectory, [{ path: output, text }]);
  const variables = [...new Set(Array.from(text.matchAll(/\$\{var:(\w+)\}/g), ([, name = '']) => name))];
  const said = [`${output} written.`, ...toFillIn({ variables, secrets: [] })];
  return { ...result, exitCode: 0, text: said.join('\n'), data };
}

/** The path from the working directory. A definition could refer to no file elsewhere. */
function insideRepository(workingDirectory: string, file: string): string {
  const path = slashed(relative(resolve(workingDirectory), resolve(workingDirectory, file)));
  if (!path.startsWith('../')) return path;
  throw new Refusal('invalid-inputs', `${file} lies outside the repository`, 'put it beside the definitions first');
}

const slashed = (path: string) => path.split(sep).join('/');

async function definitionFor(run: Run, word: string, schema: string): Promise<NewDefinition> {
  const pulled = readPulledConnectors(run.inputs.workingDirectory);
  const names = catalogueNames();
  const catalogue = await loadCatalogue(names.includes(word) ? [word] : names);
  const connectors = connectorsFrom({ pulled, catalogue });
  const connector = connectors.find(word);
  if (connector) return definitionOf(connector, connector.entry?.connector ?? word, schema);
  const hint = didYouMean(word, connectors.names()) ?? '`pfconn connectors list` shows them';
  throw new Refusal('invalid-inputs', `no connector is called "${word}"`, hint);
}

function outputOf({ inputs }: Run): string | undefined {
  const { output, force } = inputs;
  if (output === undefined) return undefined;
  if (existsSync(resolve(inputs.workingDirectory, output)) && !force) {
    throw new Refusal(
      'invalid-inputs',
      `${output} is there already`,
      'name another file, or add --force to overwrite it',
    );
  }
  return output;
}

/** `connections/a.yaml` → `../schemas/connection.schema.json`. */
function schemaFrom(file: string): string {
  return slashed(relative(dirname(file), 'schemas/connection.schema.json'));
}

function toFillIn({ variables, secrets }: Pick<NewDefinition, 'variables' | 'secrets'>): string[] {
  return [
    ...(variables.length > 0
      ? [`Give these values in environments/<name>.yaml or with --variables: ${variables.join(', ')}`]
      : []),
    ...(secrets.length > 0 ? [`Give these secrets in the environment of the run: ${secrets.join(', ')}`] : []),
  ];
}

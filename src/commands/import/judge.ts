import { writtenAt } from '../../core/definition/place-in-text.ts';
import type { Environment } from '../../core/definition/types.ts';
import { type Diagnostic, finding } from '../../core/diagnostics/diagnostic.ts';
import type { Place } from '../../core/diagnostics/place.ts';
import { pathText } from '../../core/document/path.ts';
import type { Proof } from '../../core/import/prove-imports.ts';
import { type Proposal, proposeVariables } from '../../core/import/variables.ts';
import type { WrittenDefinition } from '../../core/import/write-definition.ts';
import type { DefinableKind } from '../../core/kinds.ts';
import { showValue } from '../../core/report/values.ts';
import type { Existing, Standing } from './existing.ts';

/** What becomes of one object. */
export interface Imported {
  kind: DefinableKind;
  id: string;
  name: string;
  path: string;
  status:
    | 'written'
    /** Its definition says the same already. */
    | 'unchanged'
    /** Its definition says something else; left alone. */
    | 'kept'
    | 'overwritten'
    /** The definition would not have said what the object is. */
    | 'unfaithful';
  /** What is written, or would be with `--force`. */
  files: { path: string; text: string }[];
  /** The existing text that `files` would replace. */
  before?: string;
  secretNames: string[];
  findings: Diagnostic[];
  /** How the definition could serve this environment beside the others. */
  proposals?: Proposal[];
}

/** Decides what is written for an object. `standing` is there when a definition of it is. */
export function judge(input: {
  definition: WrittenDefinition;
  name: string;
  proof: Proof;
  existing: Existing;
  standing: Standing | undefined;
  force: boolean;
  /** The one that was chosen. */
  environment?: Environment | undefined;
}): Imported {
  const { definition, name, proof, standing, force, environment } = input;
  const { kind, id, path, notes, secretNames } = definition;
  const base = { kind, id, name, path, secretNames: [], findings: [...notes, ...proof.opinions] };
  const before = standing && input.existing.texts.get(path);
  const status = force ? 'overwritten' : 'kept';
  if (standing?.state === 'same') return { ...base, status: 'unchanged', files: [] };
  const textAt = (place: Place) => writtenAt(input.existing.texts.get(place.file) ?? '', place);
  if (standing?.state === 'differs') {
    const proposals = environment && !force ? proposeVariables(standing.differences, environment, textAt) : [];
    return { ...base, status, files: [{ path, text: standing.adopted }], before, proposals };
  }
  if (!proof.holds)
    return { ...base, status: 'unfaithful', files: [], findings: [...notes, ...whyNot(definition, proof)] };
  const files = [{ path, text: definition.text }, ...definition.files];
  return standing
    ? { ...base, status, files, before, secretNames }
    : { ...base, status: 'written', files, secretNames };
}

function whyNot({ key }: WrittenDefinition, { differences, diagnostics }: Proof): Diagnostic[] {
  const changes = differences.map(({ place, path, secret, live, desired }) => {
    const values = secret ? 'a secret' : `${showValue(live)} on the server, ${showValue(desired)} in the definition`;
    return finding('import-not-faithful', place, `${pathText(path)}: ${values}`, { key });
  });
  return [...diagnostics.filter(({ severity }) => severity === 'error'), ...changes];
}

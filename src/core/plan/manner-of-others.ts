import { nameOfResource } from '../connection/references/resource-names.ts';
import type { Desired } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { isMember } from '../document/path.ts';
import { isKey, isKeyPair, isSingleton, kinds } from '../kinds.ts';
import { deletionConsequences } from './consequences.ts';
import type { Changed, Manner } from './manner.ts';
import { stillInUse } from './still-needed.ts';

/** All kinds but SP connections: nothing on the server says who manages one, and what refers to it holds it by its id. */
export const ofOthers: Manner = {
  asSent: (written) => written,
  shown: (differences) => differences,
  takesOver: () => undefined,
  creation: cantBeImported,
  anew: (change) => ({ findings: cantChange(change) }),
  deletion: (absent, live, input, overview) => {
    const { findings, losses } = deletionConsequences(absent, live, input, overview);
    const inUse = stillInUse(absent, nameOfResource(absent.kind, live)?.text ?? live.id, overview);
    return { findings: [...cantBeDeleted(absent), ...inUse, ...findings], losses };
  },
};

/** A key pair that the server hasn't got, of which the definition says no more than what it looks like. */
function cantBeImported({ kind, id, key, document, placeOf }: Desired): Diagnostic[] {
  if (!isKeyPair(kind) || document.keyStore !== undefined || document.generate !== undefined) return [];
  const message = `the server has no ${kinds[kind].word} "${id}", and the definition names no file to import it from`;
  const hint = 'add the file with its private key: `keyStore: ${secret:NAME}` and `password: ${secret:NAME}`';
  return [finding('key-file-missing', placeOf('/id'), message, { hint, key })];
}

/** What there is one of on every server. */
function cantBeDeleted({ kind, key, placeOf }: Desired): Diagnostic[] {
  if (!isSingleton(kind)) return [];
  const message = `a server always has its ${kinds[kind].word} settings: they can’t be deleted`;
  const hint = 'leave items out of the definition, or remove the definition, and they stay as they are';
  return [finding('cannot-be-deleted', placeOf('/lifecycle/state'), message, { hint, key })];
}

/** What of it PingFederate never changes once it is there: of a key everything. */
function cantChange({ desired, differences }: Changed): Diagnostic[] {
  const { kind, id, key } = desired;
  const { word, written } = kinds[kind];
  const isFrozen = ({ path: [first] }: Changed['differences'][number]) =>
    isKey(kind) || (first !== undefined && isMember(first) && written?.frozen.includes(first.member));
  const [first] = differences.filter(isFrozen);
  if (!first) return [];
  const message = `PingFederate can’t change this of the ${word} "${id}" once it is there`;
  const hint =
    'write a definition with a new id, let what uses the old one refer to it, and delete the old one afterwards';
  return [finding('needs-new-id', first.place, message, { hint, key })];
}

import type { Desired, Live } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { textIn } from '../document/readers.ts';
import { isKey, type Key, kinds } from '../kinds.ts';
import { changedSince } from './content.ts';

/**
 * What of a backup can be put back. A key that is still there needs nothing; one that is gone, or whose id something
 * else has by now, can't come back: nobody ever gets the private half out of a server. Of a certificate authority the
 * backup holds everything.
 *
 * @param live what the server holds, by its key
 */
export function restorable(
  held: readonly Desired[],
  live: ReadonlyMap<Key, Live>,
): { desired: Desired[]; diagnostics: Diagnostic[] } {
  const desired: Desired[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const one of held) {
    const now = live.get(one.key);
    if (!isKey(one.kind) || (!now && textIn(one.document, 'certificate') !== undefined)) desired.push(one);
    else if (!now || isAnother(one, now)) diagnostics.push(lost(one, now !== undefined));
  }
  return { desired, diagnostics };
}

const isAnother = ({ kind, id, document }: Desired, now: Live) =>
  changedSince(kind, { ...document, id }, now) !== undefined;

function lost({ kind, id, key, placeOf }: Desired, isTaken: boolean): Diagnostic {
  const what = isTaken ? 'its id belongs to another one by now' : 'it is gone, and its private key with it';
  const message = `the ${kinds[kind].word} "${id}" can’t be put back: ${what}`;
  const hint = 'import it from its own file under a new id, and let what used it refer to that';
  return finding('key-not-restored', placeOf(''), message, { hint, key });
}

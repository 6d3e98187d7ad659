import { differenceWithNames, documentWithNames } from '../connection/references/named-references.ts';
import { nameOfResource, type ServerResources } from '../connection/references/resource-names.ts';
import type { Desired, Difference, Live } from '../connection/types.ts';
import { consequencesOf } from '../consequences/findings.ts';
import { judgeChange, judgeCreation, judgeWhole } from '../consequences/judge-change.ts';
import { targetWords } from '../consequences/of-target.ts';
import type { Subject } from '../consequences/situation.ts';
import { nobody, type Users } from '../consequences/users.ts';
import type { Cause } from '../diagnostics/diagnostic.ts';
import { lossesAmong } from './acknowledge/losses.ts';
import type { Consequences } from './manner.ts';
import { factsAbout, questionsTo } from './server-state.ts';
import type { Judged } from './types.ts';
import type { Overview } from './uses.ts';

/** What a change is judged by beside itself: today, and what will be there to refer to. */
interface Around {
  now: Date;
  resources: ServerResources;
}

/** What a change, or a new connection, does to people: a finding for each cause, the worst first. */
export function consequencesFor(judged: Judged, around: Around, users: Users = nobody): Consequences {
  const { desired, live, differences } = judged;
  const subject = subjectOf(judged, around, users);
  const place = desired.placeOf(desired.kind === 'SpConnection' ? '/active' : '');
  const judgements = live ? judgeChange(subject) : judgeCreation(subject, place);
  const consequences = consequencesOf(judgements, desired.key);
  return {
    findings: consequences.map(({ effect, ...finding }) => ({
      ...finding,
      cause: effect.differences[0] && causeOf(effect.differences[0], desired),
    })),
    losses: lossesAmong(consequences, differences),
  };
}

function subjectOf(
  { desired, live, differences, connector }: Judged,
  { now, resources }: Around,
  users: Users,
): Subject {
  const { kind, name, nameOf, document } = desired;
  return {
    kind,
    name,
    users,
    before: live && documentWithNames(kind, live, nameOf),
    after: documentWithNames(kind, document, nameOf),
    differences: differences.map((difference) => differenceWithNames(difference, nameOf)),
    connector,
    target: targetWords(connector),
    today: now,
    ...questionsTo(factsAbout(resources), nameOf),
  };
}

/** What goes with an object of another kind than connections, as its definition says `state: absent`. */
export function deletionConsequences(absent: Desired, live: Live, around: Around, { usersOf }: Overview): Consequences {
  const name = nameOfResource(absent.kind, live)?.text ?? live.id;
  const judged = { desired: { ...absent, name, document: live }, live, differences: [], connector: undefined };
  const subject = subjectOf(judged, around, usersOf(absent));
  const judgements = judgeWhole(subject, 'unset', absent.placeOf('/lifecycle/state'));
  const consequences = consequencesOf(judgements, absent.key);
  return { findings: consequences.map(({ effect, ...finding }) => finding), losses: lossesAmong(consequences, []) };
}

/**
 * The one place outside of the definition that a difference comes from: a variable, a file, the partner's metadata. A
 * variable counts only where everything around it is as it was, so that nothing else can have changed the value.
 */
function causeOf({ live, pointer, kind }: Difference, desired: Desired): Cause | undefined {
  const origin = desired.originOf?.(pointer);
  if (origin?.from === 'metadata') return { words: origin.file, was: '' };
  const source = desired.broughtIn?.(pointer);
  if (!source || kind !== 'changed' || typeof live !== 'string') return undefined;
  const { words, place, before, after } = source;
  const isOnlyThat = live.startsWith(before) && live.endsWith(after) && live.length >= before.length + after.length;
  if (!isOnlyThat) return undefined;
  return { words, place, was: live.slice(before.length, live.length - after.length) };
}

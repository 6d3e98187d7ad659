import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { counted } from '../kind-words.ts';
import { inNaturalOrder } from '../natural-order.ts';
import type { Change } from '../plan/types.ts';
import { plural, uncapital } from '../wording.ts';
import { dangerKey } from './change-facts.ts';
import { rankOfFinding } from './tier.ts';

/** A finding, and the change that it is about. */
interface Told {
  finding: Diagnostic;
  change: Change;
}

/** What is said once of several connections. */
export interface OneCause {
  finding: Diagnostic;
  /** In natural order. */
  changes: Change[];
}

/**
 * Findings that say the same of several connections, once each; and once all that one variable, file or document does to
 * several connections or to several places of one, whatever the sentences are.
 */
export function oncePerCause(all: readonly Told[]): OneCause[] {
  const shared = sharedCauses(all);
  const groups = new Map<string, Told[]>();
  for (const one of all) {
    const cause = causeKey(one);
    const key = cause !== undefined && shared.has(cause) ? cause : dangerKey(one.finding, one.change);
    const known = groups.get(key);
    if (known) known.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()].map(asOne);
}

const causeKey = ({ finding: { cause, severity } }: Told) =>
  cause && severity !== 'info' ? `${cause.words}\n${cause.was}` : undefined;

function sharedCauses(all: readonly Told[]): Set<string> {
  const keys = all.map(causeKey).filter((key) => key !== undefined);
  const seen = new Set<string>();
  return new Set(keys.filter((key) => seen.has(key) || !seen.add(key)));
}

function asOne(told: readonly Told[]): OneCause {
  const changes = inNaturalOrder([...new Set(told.map(({ change }) => change))], ({ name }) => name);
  const kinds = kindsAmong(told);
  const [worst] = kinds;
  const { finding } = worst![0]!;
  return {
    finding: !finding.cause || isOneSentence(kinds, changes) ? finding : together(finding, kinds, changes),
    changes,
  };
}

/** Of one connection each channel counts. */
const isOneSentence = ([first, ...others]: readonly Told[][], changes: readonly Change[]) =>
  others.length === 0 && (changes.length > 1 || first!.length === 1);

/** The same sentence about other channels is the same kind; the worst first, then those of the most. */
function kindsAmong(told: readonly Told[]): Told[][] {
  const kinds = new Map<string, Told[]>();
  for (const one of told) {
    const key = withoutChannels(dangerKey(one.finding, one.change));
    kinds.set(key, [...(kinds.get(key) ?? []), one]);
  }
  return [...kinds.values()].sort(
    ([a = none, ...as], [b = none, ...bs]) =>
      rankOfFinding(a.finding) - rankOfFinding(b.finding) || bs.length - as.length,
  );
}

const none = { finding: { severity: 'info' } } as Told;

const channel = /channel "[^"]*"/g;
const withoutChannels = (text: string) => text.replaceAll('\\"', '"').replaceAll(channel, 'channel');

/** So many kinds are told; of the others their number. */
const mostKinds = 3;

function together(worst: Diagnostic, kinds: readonly Told[][], changes: readonly Change[]): Diagnostic {
  const connections = changes.length;
  const things = kinds.flat().length;
  const many = connections === 1 ? `${plural(things, 'thing')} here` : counted(changes);
  const subject = `${worst.cause?.words} changes ${many}`;
  const told = kinds.slice(0, mostKinds).map((kind) => kindWords(kind, connections));
  const more = kinds.length - told.length;
  const rest = more > 0 ? `; and ${plural(more, 'other thing')}` : '';
  const message = `${subject}: ${told.join('; ')}${rest}`;
  return { ...worst, message, subject, place: worst.cause?.place ?? worst.place };
}

function kindWords(told: readonly Told[], connections: number): string {
  const [{ finding }] = told as [Told];
  const names = [...new Set(told.flatMap(({ finding: { message } }) => message.match(channel) ?? []))];
  const count = new Set(told.map(({ change }) => change.key)).size;
  const message = names.length > 1 ? finding.message.replace(channel, `${names.length} channels`) : finding.message;
  const where = connections === 1 ? '' : `in ${count} of them, `;
  return `${where}${uncapital(message)}`;
}

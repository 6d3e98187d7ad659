import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Findings } from '../document/document.ts';
import type { Pointer } from '../document/json.ts';
import { didYouMean, nearest } from '../document/nearest.ts';
import { isSameLabel, type Labelled, resolveLabel } from './labels.ts';
import { roleOf } from './setting-kinds.ts';
import type { CatalogueEntry, Connector } from './types.ts';

/** A word that a connector's descriptor doesn't have, where a target setting or a field was expected. */
interface UnknownName {
  kind: 'setting' | 'field';
  word: string;
  pointer: Pointer;
  /** `list`: the API's own form, which holds machine names. */
  form: 'map' | 'list';
  /** What the connector has. */
  things: readonly Labelled[];
  /** Says whose it is, when it is another connector's. */
  owner?: string | undefined;
}

/**
 * What became of an unknown word. `refused`: a finding says why. `unchecked`: it is kept as written, because it looks
 * like a machine name and this connector's machine names aren't public. `unconfirmed`: kept, with a warning.
 */
type Verdict = 'refused' | 'unchecked' | 'unconfirmed';

const codes = {
  setting: { unknown: 'connector-setting-unknown', unconfirmed: 'connector-setting-unconfirmed' },
  field: { unknown: 'connector-field-unknown', unconfirmed: 'connector-field-unconfirmed' },
} satisfies Record<string, Record<string, DiagnosticCode>>;

/** Retired, another connector's, mistyped, or possible all the same: says which. */
export function judgeUnknownName(unknown: UnknownName, connector: Connector, findings: Findings): Verdict {
  const { kind, word, pointer, things, owner } = unknown;
  const at: [Pointer, 'key'] = [pointer, 'key'];
  const retired = retiredAs(word, connector.entry);
  if (retired) {
    findings.report('connector-retired', at, `${kind} "${word}" is dead since ${retired.since}`, retired.reason);
    return 'refused';
  }
  const labels = things.map(({ name, label }) => label ?? name);
  const isAssumed = hasAssumedNames(connector, kind);
  const meant =
    didYouMean(word, labels) ??
    (isAssumed
      ? undefined
      : didYouMean(
          word,
          things.map(({ name }) => name),
        ));
  if (mayBeMachineName(unknown, connector, meant)) return 'unchecked';
  if (mayExist(unknown, connector)) {
    const hint =
      meantOr(meant, owner) ?? "the server's own list decides when a plan is made; `pfconn pull` brings it here";
    findings.report(
      codes[kind].unconfirmed,
      at,
      `it isn't known whether ${nameOf(connector)} has a ${kind} "${word}"`,
      hint,
    );
    return 'unconfirmed';
  }
  const hint = meantOr(meant, owner) ?? `it has ${labels.map((label) => `"${label}"`).join(', ')}`;
  findings.report(codes[kind].unknown, at, `${nameOf(connector)} has no ${kind} "${word}"`, hint);
  return 'refused';
}

/**
 * The thing that an unknown word was surely meant to be: the only near one, which no other word of the definition names.
 * The definition is refused all the same; read as if it were that, it brings no second finding about what is missing.
 */
export function surelyMeant<Thing extends Labelled>(
  word: string,
  things: readonly Thing[],
  otherWords: readonly string[],
): Thing | undefined {
  const near = new Set(
    nearest(word, things.flatMap(namesOf)).map((name) => things.find((thing) => namesOf(thing).includes(name))),
  );
  const [thing] = near;
  if (!thing || near.size !== 1) return undefined;
  return namedBy(otherWords, things).has(thing.name) ? undefined : thing;
}

/** What the words of a definition name, worked out once for all of them that nobody knows. */
const named = new WeakMap<readonly string[], Set<string>>();

function namedBy(words: readonly string[], things: readonly Labelled[]): Set<string> {
  const known = named.get(words);
  if (known) return known;
  const resolved = words.map((word) => resolveLabel(word, things));
  const names = new Set(resolved.flatMap((one) => (one.state === 'found' ? [one.thing.name] : [])));
  named.set(words, names);
  return names;
}

const namesOf = ({ name, label }: Labelled) => (label === undefined ? [name] : [label, name]);

function meantOr(meant: string | undefined, owner: string | undefined): string | undefined {
  return meant && owner ? `${meant} ${owner}` : (meant ?? owner);
}

/** The name that people know a connector by: `Zoom Provisioner`. */
export function nameOf({ descriptor, entry }: Connector): string {
  return entry?.displayName ?? descriptor.description ?? descriptor.id;
}

/** The row of the retired settings and fields that `word` names. */
export function retiredAs(word: string, entry: CatalogueEntry | undefined) {
  return entry?.retired?.find(({ label }) => isSameLabel(label, word));
}

/** True when the descriptor's machine names stand for ones that nobody outside the vendor knows. */
export function hasAssumedNames({ source, entry }: Connector, kind: 'setting' | 'field'): boolean {
  if (source !== 'catalogue' || !entry) return false;
  return (kind === 'setting' ? entry.assumed.settings : entry.assumed.fields).length > 0;
}

function mayBeMachineName({ kind, word, form }: UnknownName, connector: Connector, meant: string | undefined): boolean {
  if (!hasAssumedNames(connector, kind)) return false;
  return form === 'list' || (!meant && /^(?=.*[_a-z])([a-z][\w.-]*|[A-Z][A-Z\d]*(_[A-Z\d]+)+)$/.test(word));
}

/** True for a word that some connector calls a provisioning option. */
const isOption = (word: string) => roleOf({ type: 'CHECK_BOX', name: word }) !== undefined;

function mayExist({ kind, word }: UnknownName, { source, entry }: Connector): boolean {
  if (!entry) return false;
  if (kind === 'field' && entry.dynamicFields) return true;
  if (source !== 'catalogue') return false;
  if (kind === 'setting' && entry.complete.options && isOption(word)) return false;
  const unconfirmed = (entry.unconfirmed ?? []).some((label) => isSameLabel(label, word));
  return unconfirmed || !entry.complete[kind === 'setting' ? 'settings' : 'fields'];
}

import type { Difference } from '../connection/types.ts';
import type { Json } from '../document/json.ts';
import { isMember, type Path } from '../document/path.ts';
import { isWithin, pathPattern } from '../document/path-pattern.ts';
import { objectsOf, textOf, textsOf } from '../document/readers.ts';
import { compareFilters } from '../ldap/compare-filters.ts';
import { relationOf } from '../ldap/distinguished-name.ts';
import { compareTrust } from '../meaning/certificate.ts';
import { compareConditions } from '../meaning/criterion.ts';
import { compareUrls, resolvedUrl } from '../meaning/url.ts';
import { secretNamesIn } from '../secret.ts';
import { settingValue } from './of-target.ts';
import type { Place, Word } from './row.ts';
import { isOn, type Move, part, type Subject, textOfValue, valueAlong, within } from './situation.ts';

/** What a difference is, in the words of its place: one move, or one for each text of a set that comes or goes. */
export function movesOf(difference: Difference, place: Place, subject: Subject): Move[] {
  const base = { place, path: difference.path, difference, item: lastItem(difference.path) };
  if (place.as === 'texts') return textsThatMove(difference).map((move) => ({ ...base, ...move }));
  const [old, now] = valuesOf(difference, subject);
  return [{ ...base, old, new: now, word: wordOf(difference, place, subject, old, now) }];
}

function textsThatMove({ live, desired, kind }: Difference): Pick<Move, 'word' | 'old' | 'new' | 'item'>[] {
  const [before, after] = [textList(live), textList(desired)];
  if (before.length + after.length === 0)
    return [{ word: kind === 'removed' ? 'removed' : 'added', old: '', new: '', item: '' }];
  return [
    ...before
      .filter((one) => !after.includes(one))
      .map((item) => ({ word: 'removed' as const, old: item, new: '', item })),
    ...after
      .filter((one) => !before.includes(one))
      .map((item) => ({ word: 'added' as const, old: '', new: item, item })),
  ];
}

/** A set of texts, or the one object around it that an entry of a map is. */
function textList(value: Json | undefined): string[] {
  return Array.isArray(value) ? textsOf(value) : [];
}

/** A target setting counts with its default where it isn't written. */
const settings = pathPattern('outboundProvision.targetSettings[*]');

/** Both values for people; of a secret the name of its reference. */
function valuesOf({ live, desired, secret, path }: Difference, subject: Subject): [string, string] {
  const { before, after, connector } = subject;
  if (!secret && isWithin(path, settings)) {
    const name = lastItem(path);
    return [settingValue(before, connector, name), settingValue(after, connector, name)];
  }
  if (!secret) return [textOfValue(live), textOfValue(desired)];
  const names = secretNamesIn(textOf(valueAlong(after, path)) || textOf(desired));
  return ['', names.join(', ')];
}

/** The key of the last item or entry on the way; of a map, its name. */
export function lastItem(path: Path): string {
  for (let at = path.length - 1; at >= 0; at--) {
    const step = path[at]!;
    if (!isMember(step)) return step.item ?? String((step.index ?? 0) + 1);
    if (at > 0 && isMapStep(path, at)) return step.member;
  }
  return '';
}

const maps = ['attributeContractFulfillment', 'extendedProperties', 'binaryAttributeSettings'];

function isMapStep(path: Path, at: number): boolean {
  const before = path[at - 1];
  return before !== undefined && isMember(before) && maps.includes(before.member);
}

const setOrUnset = (old: string, now: string): Word => (old === '' ? 'set' : now === '' ? 'unset' : 'changed');

/** The word for a change, by how its place compares values. */
function wordOf(difference: Difference, place: Place, subject: Subject, old: string, now: string): Word {
  const isWhole = old !== '' && now !== '';
  switch (place.as) {
    case 'switch':
      return isOn(difference.desired) ? 'on' : 'off';
    case 'number':
      return isWhole ? (Number(now) > Number(old) ? 'raised' : 'lowered') : setOrUnset(old, now);
    case 'item':
    case 'exchangeable':
      return difference.kind === 'removed' ? 'removed' : 'added';
    case 'order':
      return 'reordered';
    case 'part':
      return difference.kind === 'removed' ? 'unset' : 'set';
    case 'name':
      return isWhole ? nameWord(old, now) : setOrUnset(old, now);
    case 'filter':
      return isWhole ? filterWord(difference, subject, old, now) : setOrUnset(old, now);
    case 'url':
      return isWhole ? urlWord(difference, subject, old, now) : setOrUnset(old, now);
    case 'certificates':
      return trustWord(difference, subject);
    case 'secret':
      return secretWord(difference);
    case 'condition':
      return compareConditions(old, now);
    case 'loose':
      return isWhole && isLooselySame(old, now) ? 'same' : setOrUnset(old, now);
    default:
      return difference.secret ? secretWord(difference) : setOrUnset(old, now);
  }
}

const secretWord = ({ kind }: Difference): Word =>
  kind === 'added' ? 'set' : kind === 'removed' ? 'unset' : 'changed';

function nameWord(old: string, now: string): Word {
  const relation = relationOf(now, old);
  return relation === 'unreadable' ? 'unknown' : relation;
}

function filterWord({ path }: Difference, subject: Subject, old: string, now: string): Word {
  const verdict = compareFilters(old, now, { activeDirectory: isActiveDirectory(path, subject) });
  return verdict === 'unreadable' ? 'unknown' : verdict;
}

/** Of the channel or the attribute source that the path leads through. */
function isActiveDirectory(path: Path, { after, isActiveDirectory: ask }: Subject): boolean {
  const channel = part(within(after, path, ['channels']), 'channelSource', 'dataSource');
  const source = part(within(after, path, ['attributeSources']), 'dataStoreRef');
  return ask(textOf(channel.id) || textOf(source.id));
}

function urlWord({ path }: Difference, { before, after }: Subject, old: string, now: string): Word {
  const isBase = path.length === 1;
  const [first, second] = isBase
    ? [old, now]
    : [resolvedUrl(old, textOf(before?.baseUrl)), resolvedUrl(now, textOf(after.baseUrl))];
  const { same, sameHost, tls } = compareUrls(first, second);
  if (same) return 'same';
  if (tls === 'lost') return 'opened';
  if (!sameHost) return 'elsewhere';
  return tls === 'gained' ? 'closed' : 'moved';
}

/** Of the list as a whole: what verifies before and after. */
function trustWord({ path }: Difference, { before, after, today }: Subject): Word {
  const list = path.slice(
    0,
    path.findIndex((step) => !isMember(step)),
  );
  const [old, now] = [before, after].map((document) => verifying(valueAlong(document, list)));
  return compareTrust(old!, now!, today).verdict;
}

/** The certificates that verify: those that aren't for encryption alone. */
export function verifying(list: Json | undefined): string[] {
  return objectsOf(list)
    .filter(
      (one) => one.encryptionCert !== true || isOn(one.activeVerificationCert) || isOn(one.primaryVerificationCert),
    )
    .map((one) => textOf(part(one, 'x509File').fileData));
}

/** Capitals and blanks apart. */
const isLooselySame = (a: string, b: string) =>
  a.toLowerCase().replaceAll(/\s+/g, '') === b.toLowerCase().replaceAll(/\s+/g, '');

import { inWords } from '../document/nearest.ts';
import { attributeType } from '../ldap/attribute-types.ts';
import { commonNameOf, relationOf } from '../ldap/distinguished-name.ts';
import { numberWords } from '../meaning/number-words.ts';
import { type DirectoryFacts, type GroupFacts, groupsIn } from './checks.ts';
import { type ChannelQuestion, sidesRead } from './questions.ts';
import { attributesOfScope } from './refused-scope.ts';
import { rangeOfPeople, rangeWords, shownNumber, verbFor } from './shown-numbers.ts';
import type { Tally } from './tally.ts';
import type { Doubt } from './types.ts';

/** Why the numbers of a channel may be wrong, by what was read beside the people. */
export function doubtsOf(tally: Tally, facts: DirectoryFacts): Doubt[] {
  const { question } = tally;
  const all = [
    ...withoutGuid(tally, facts),
    ...sameGuid(tally.numbers.sameGuid, facts.smallest),
    ...unknownAttributes(question, facts),
    ...facts.groups.flatMap((group) => groupDoubts(group, question, facts)),
    ...membersNotRead(facts),
    ...nobodyToday(tally),
    ...neverSeen(tally, facts),
    ...computers(facts),
    ...bothRules(question),
    ...elsewhere(facts),
  ];
  // Both sides may be doubted for one reason.
  return all.filter(({ message }, index) => all.findIndex((one) => one.message === message) === index);
}

const doubt = (code: Doubt['code'], message: string, closes: boolean): Doubt => ({ code, message, closes });

/** A mistyped attribute is a valid filter that finds nobody, or a field that stays empty. */
function unknownAttributes({ before, after }: ChannelQuestion, facts: DirectoryFacts): Doubt[] {
  // What the live channel asks for in vain is mended by this change, if by anything.
  const side = after ?? before;
  if (!side) return [];
  const inScope = unique(attributesOfScope(side.scope)).filter((name) => isUnknown(name, facts));
  const mapped = side.judge.fields.flatMap(({ label, source }) =>
    source.attributes.filter((name) => isUnknown(name, facts)).map((name) => ({ name, label })),
  );
  return [
    ...inScope.map((name) =>
      doubt('attribute-not-in-directory', `the directory has no attribute ${name}, by which people are chosen`, true),
    ),
    ...mapped.map(({ name, label }) =>
      doubt('attribute-not-in-directory', `the directory has no attribute ${name}, which fills "${label}"`, false),
    ),
  ];
}

function isUnknown(name: string, { knownAttributes }: DirectoryFacts): boolean {
  const plain = name.split(';')[0]!;
  return (
    knownAttributes !== undefined &&
    ![plain.toLowerCase(), attributeType(plain)].some((one) => knownAttributes.has(one))
  );
}

function groupDoubts(
  { dn, exists, named, seen }: GroupFacts,
  question: ChannelQuestion,
  { matchInChain, smallest }: DirectoryFacts,
): Doubt[] {
  const name = `"${commonNameOf(dn) || dn}"`;
  if (!exists && !isWanted(dn, question)) return [];
  if (!exists)
    return [doubt('group-not-in-directory', `the directory has no group ${name}, or the account may not see it`, true)];
  if (matchInChain && named === 0 && !seen)
    return [
      doubt(
        'primary-group',
        `group ${name} names no member: Active Directory doesn’t list who has a group as the primary one, so a channel by it has nobody`,
        true,
      ),
    ];
  if (named === undefined || seen === undefined || seen >= named) return [];
  return [doubt('directory-sees-less', `group ${name} names ${membersWords(named, seen, smallest)}`, true)];
}

/** How many a group names and how many are seen; so few that are hidden aren't told by the difference. */
function membersWords(named: number, seen: number, smallest = 1): string {
  if (named - seen < smallest) return 'more members below the base than the account sees';
  return `${shown(named, smallest)} members below the base, and the account sees ${shown(seen, smallest)} of them`;
}

const shown = (count: number, smallest = 1) => rangeWords(shownNumber(count, smallest));

/** Whom a group names is either read or of another class; who is neither, is hidden, or the answer stopped early. */
function membersNotRead({ memberships, smallest }: DirectoryFacts): Doubt[] {
  return memberships.flatMap(({ groupDn, nested, named, seen, hiddenElsewhere }) => {
    const name = `group "${commonNameOf(groupDn) || groupDn}"`;
    const who = nested ? `${name} and the groups in it name` : `${name} names`;
    const message = `${who} ${membersWords(named, seen, smallest)}`;
    const elsewhere = `${name} names ${shown(hiddenElsewhere, smallest)} outside the base that the account can’t read: the members of a group among them weren’t counted`;
    return [
      ...(seen < named ? [doubt('directory-sees-less', message, true)] : []),
      ...(hiddenElsewhere > 0 ? [doubt('directory-sees-less', elsewhere, true)] : []),
    ];
  });
}

/** A group that only the live channel names is no mistake of the change. */
function isWanted(dn: string, question: ChannelQuestion): boolean {
  const { before, after } = sidesRead(question);
  const side = after ?? before;
  return side !== undefined && groupsIn(side).some((one) => relationOf(one.dn, dn) === 'same');
}

function nobodyToday({ question, numbers }: Tally): Doubt[] {
  if (!question.before && numbers.after === 0)
    return [doubt('nobody-today', 'the channel starts, and the account sees nobody who comes into its scope', true)];
  if (!question.before || numbers.before > 0) return [];
  return [doubt('nobody-today', 'the channel runs, and the account sees nobody who is in its scope today', true)];
}

/** So few may all happen to lack a value. */
const enough = 10;

/** What nobody has may be there and hidden. */
function neverSeen({ numbers, neverSeen: names }: Tally, facts: DirectoryFacts): Doubt[] {
  const known = names.filter((name) => !isUnknown(name, facts));
  if (numbers.after < enough || known.length === 0) return [];
  const message = `nobody has a value of ${inWords(known, 'or')} that the account may read`;
  return [doubt('directory-sees-less', message, false)];
}

function withoutGuid({ numbers }: Tally, { smallest = 1 }: DirectoryFacts): Doubt[] {
  if (numbers.withoutGuid === 0) return [];
  return [
    doubt(
      'directory-sees-less',
      `the account can’t read the GUID of ${rangeOfPeople(shownNumber(numbers.withoutGuid, smallest))}, by which people are told apart`,
      true,
    ),
  ];
}

/** Two entries with one key would count as one person: who leaves would hide behind somebody who stays. */
export function sameGuid(count: number, smallest = 1): Doubt[] {
  if (count === 0) return [];
  const range = shownNumber(count, smallest);
  const who = `${rangeWords(range)} ${verbFor(range, 'entry has', 'entries have')}`;
  return [doubt('guid-shared', `${who} the GUID of another: by this attribute people can’t be told apart`, true)];
}

function computers({ computers: count, smallest = 1 }: DirectoryFacts): Doubt[] {
  if (count === 0) return [];
  const message =
    count === 1 && smallest === 1
      ? 'one of those in scope is a computer, which Active Directory counts as a user; (objectCategory=person) leaves it out'
      : `${shown(count, smallest)} of those in scope are computers, which Active Directory counts as users; (objectCategory=person) leaves them out`;
  return [doubt('computers-in-scope', message, false)];
}

function bothRules({ before, after }: ChannelQuestion): Doubt[] {
  const isBoth = [before, after].some((side) => side?.scope.rule.kind === 'group' && side.scope.rule.besideFilter);
  return isBoth
    ? [
        doubt(
          'group-and-filter',
          'group and filter are both set; the group was counted, and which of the two PingFederate goes by isn’t documented',
          true,
        ),
      ]
    : [];
}

function elsewhere({ host, dataStoreHosts, referrals }: DirectoryFacts): Doubt[] {
  const isOther = dataStoreHosts.length > 0 && !dataStoreHosts.some((one) => one.toLowerCase() === host.toLowerCase());
  return [
    ...(isOther
      ? [doubt('other-directory', 'the directory that was asked isn’t among the hosts of the data store', false)]
      : []),
    ...(referrals > 0
      ? [
          doubt(
            'people-elsewhere',
            `the directory refers to other servers in ${referrals === 1 ? 'one place' : `${numberWords(referrals)} places`}, and whoever stands there wasn’t counted`,
            true,
          ),
        ]
      : []),
  ];
}

const unique = (names: readonly string[]) => [...new Set(names)];

import { attributeType } from '../ldap/attribute-types.ts';
import { commonNameOf } from '../ldap/distinguished-name.ts';
import { numberWords, peopleWords } from '../meaning/number-words.ts';
import type { DirectoryFacts, GroupFacts } from './checks.ts';
import type { ChannelQuestion } from './questions.ts';
import { attributesOfScope } from './refused-scope.ts';
import type { Tally } from './tally.ts';
import type { Doubt } from './types.ts';

/** Why the numbers of a channel may be wrong, by what was read beside the people. */
export function doubtsOf(tally: Tally, facts: DirectoryFacts): Doubt[] {
  const { question } = tally;
  return [
    ...unknownAttributes(question, facts),
    ...facts.groups.flatMap((group) => groupDoubts(group, facts)),
    ...nobodyToday(tally),
    ...neverSeen(tally),
    ...withoutGuid(tally),
    ...computers(facts),
    ...bothRules(question),
    ...elsewhere(facts),
  ];
}

const doubt = (code: Doubt['code'], message: string, closes: boolean): Doubt => ({ code, message, closes });

/** A mistyped attribute is a valid filter that finds nobody, or a field that stays empty. */
function unknownAttributes({ before, after }: ChannelQuestion, { knownAttributes }: DirectoryFacts): Doubt[] {
  if (!knownAttributes) return [];
  const isUnknown = (name: string) =>
    ![name.split(';')[0]!.toLowerCase(), attributeType(name)].some((one) => knownAttributes.has(one));
  const sides = [before, after].filter((side) => side !== undefined);
  const inScope = unique(sides.flatMap(({ scope }) => attributesOfScope(scope))).filter(isUnknown);
  const mapped = (after?.judge.fields ?? []).flatMap(({ label, source }) =>
    source.attributes.filter(isUnknown).map((name) => ({ name, label })),
  );
  return [
    ...inScope.map((name) =>
      doubt('attribute-not-in-directory', `the directory has no attribute ${name}, by which people are chosen`, true),
    ),
    ...mapped.map(({ name, label }) =>
      doubt(
        'mapped-attribute-not-in-directory',
        `the directory has no attribute ${name}, which fills "${label}"`,
        false,
      ),
    ),
  ];
}

function groupDoubts({ dn, exists, named, seen }: GroupFacts, { matchInChain }: DirectoryFacts): Doubt[] {
  const name = `"${commonNameOf(dn) || dn}"`;
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
  return [
    doubt(
      'directory-sees-less',
      `group ${name} names ${numberWords(named)} members below the base, and the account sees ${numberWords(seen)} of them`,
      true,
    ),
  ];
}

function nobodyToday({ question, numbers }: Tally): Doubt[] {
  if (!question.before || numbers.before > 0) return [];
  return [doubt('nobody-today', 'the channel runs, and the account sees nobody who is in its scope today', true)];
}

/** So few may all happen to lack a value. */
const enough = 10;

/** What nobody has may be there and hidden. */
function neverSeen(tally: Tally): Doubt[] {
  const { before, after } = tally.numbers;
  if (Math.max(before, after) < enough) return [];
  return tally.neverSeen.map((name) =>
    doubt('attribute-not-seen', `nobody has a value of ${name} that the account may read`, false),
  );
}

function withoutGuid({ numbers }: Tally): Doubt[] {
  if (numbers.withoutGuid === 0) return [];
  return [
    doubt(
      'directory-sees-less',
      `the account can’t read the GUID of ${peopleWords(numbers.withoutGuid)}, by which people are told apart`,
      false,
    ),
  ];
}

function computers({ computers: count }: DirectoryFacts): Doubt[] {
  if (count === 0) return [];
  const message = `${numberWords(count)} of those in scope are computers, which Active Directory counts as users; (objectCategory=person) leaves them out`;
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

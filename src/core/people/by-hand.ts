import { inChain } from '../ldap/atom.ts';
import { type ChannelQuestion, sidesRead } from './questions.ts';
import type { Scope } from './types.ts';

/** How somebody counts a channel without us: commands to paste, in a shell and in PowerShell. */
export interface HandCount {
  shell: string[];
  powershell: string[];
}

/**
 * The commands that count a channel's people, with the channel's own base and filter. Who may be counted by no filter, as
 * the members of a group who don't name it themselves, is listed at the group.
 */
export function countByHand(question: ChannelQuestion): HandCount {
  const { before, after } = sidesRead(question);
  const sides = [
    { name: 'now', scope: before?.scope, says: 'in scope today' },
    { name: 'new', scope: after?.scope, says: 'in scope after the change' },
  ].flatMap(({ scope, ...rest }) => (scope ? [{ ...rest, scope, filter: filterText(scope) }] : []));
  const [first, second] = sides;
  const isOne = first && second && first.filter !== undefined && isSame(first, second);
  const comparing = !isOne && first?.filter !== undefined && second?.filter !== undefined && hasSameBase(first, second);
  const counted = isOne ? [first] : sides;
  const linesIn = (form: Form) => [
    ...counted.flatMap((side, index) => linesFor(form, side, index === 0 || !hasSameBase(side, counted[index - 1]!))),
    ...(comparing ? [`${form.call} "(&$now(!$new))"  # leave`, `${form.call} "(&$new(!$now))"  # join`] : []),
  ];
  return { shell: linesIn(shell), powershell: linesIn(powershell) };
}

interface Side {
  name: string;
  scope: Scope;
  says: string;
  filter: string | undefined;
}

const hasSameBase = (a: Side, b: Side) => a.scope.baseDn === b.scope.baseDn;
const isSame = (a: Side, b: Side) => a.filter === b.filter && hasSameBase(a, b);

/** How a shell says it. */
interface Form {
  call: string;
  /** Counts below a base whatever filter it is given. */
  count(baseDn: string): string;
  set(name: string, filter: string): string;
  members(groupDn: string, attribute: string): string;
}

const search = 'ldapsearch -LLL -H "ldaps://$HOST" -D "$BIND_DN" -W -E pr=500/noprompt';
const shell: Form = {
  call: 'count',
  count: (baseDn) => `count() { ${search} -b ${quoted(baseDn)} "$1" dn | grep -c '^dn:'; }`,
  set: (name, filter) => `${name}=${quoted(filter)}`,
  members: (groupDn, attribute) =>
    `${search} -s base -b ${quoted(groupDn)} '(objectClass=*)' ${quoted(attribute)} | grep -ci ${quoted(`^${attribute}:`)}`,
};

const powershell: Form = {
  call: 'Count-People',
  count: (baseDn) =>
    `function Count-People($filter) { @(Get-ADUser -LDAPFilter $filter -SearchBase ${doubled(baseDn)} -ResultSetSize $null).Count }`,
  set: (name, filter) => `$${name} = ${doubled(filter)}`,
  members: (groupDn, attribute) =>
    `@((Get-ADGroup ${doubled(groupDn)} -Properties ${doubled(attribute)}).${doubled(attribute)}).Count`,
};

function linesFor(form: Form, { name, scope, says, filter }: Side, isNewBase: boolean): string[] {
  const { rule, baseDn } = scope;
  if (filter === undefined && rule.kind === 'group') return [`${form.members(rule.groupDn, rule.member)}  # ${says}`];
  return [
    ...(isNewBase ? [form.count(baseDn)] : []),
    form.set(name, filter ?? ''),
    `${form.call} "$${name}"  # ${says}`,
  ];
}

/** A scope's filter as a text; `undefined` where no filter says who it is. */
function filterText({ objectClass, rule }: Scope): string | undefined {
  const ofClass = objectClass === '' ? '(objectClass=*)' : `(objectClass=${escaped(objectClass)})`;
  if (rule.kind === 'base') return ofClass;
  if (rule.kind === 'filter') return `(&${ofClass}${inParentheses(rule.filter)})`;
  if (rule.memberOf === undefined) return undefined;
  return `(&${ofClass}(${rule.memberOf}${rule.nested ? `:${inChain}:` : ''}=${escaped(rule.groupDn)}))`;
}

const inParentheses = (filter: string) => (filter.startsWith('(') ? filter : `(${filter})`);

/** What would be syntax in a filter's value, as RFC 4515 writes it. */
const escaped = (value: string) =>
  value.replace(/[\\*()\0]/g, (sign) => `\\${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);

/** One word for a shell, whatever stands in it: whoever wrote the filter must not write a command. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** The same for PowerShell, which takes typographic quotation marks for its own. */
const doubled = (text: string) => `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;

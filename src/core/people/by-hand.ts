import { inChain } from '../ldap/atom.ts';
import { shellQuoted } from '../wording.ts';
import { type ChannelQuestion, sidesRead } from './questions.ts';
import type { Scope } from './types.ts';

/** How somebody counts a channel without us: commands to paste, in a shell and in PowerShell. */
interface HandCount {
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
    { scope: before?.scope, says: 'in scope today' },
    { scope: after?.scope, says: 'in scope after the change' },
  ].flatMap(({ scope, ...rest }) => (scope ? [{ ...rest, scope, filter: filterText(scope) }] : []));
  const [first, second] = sides;
  const isOne = first && second && first.filter !== undefined && isSame(first, second);
  const comparing = !isOne && first?.filter !== undefined && second?.filter !== undefined && hasSameBase(first, second);
  const counted = isOne ? [first] : sides;
  const linesIn = (form: Form) => [
    ...counted.flatMap((side, index) => linesFor(form, side, index === 0 || !hasSameBase(side, counted[index - 1]!))),
    ...(comparing ? [form.run('leave', without(first, second)), form.run('join', without(second, first))] : []),
  ];
  return { shell: linesIn(shell), powershell: linesIn(powershell) };
}

/** Written out: in double quotes an interactive shell takes `!` for a command of its history. */
const without = (one: Side, other: Side) => `(&${one.filter}(!${other.filter}))`;

interface Side {
  scope: Scope;
  says: string;
  filter: string | undefined;
}

const hasSameBase = (a: Side, b: Side) => a.scope.baseDn === b.scope.baseDn;
const isSame = (a: Side, b: Side) => a.filter === b.filter && hasSameBase(a, b);

/** How a shell says it. */
interface Form {
  /** Defines what counts below a base whatever filter it is given, and says when it can’t. */
  count(baseDn: string): string;
  run(says: string, filter: string): string;
  members(says: string, groupDn: string, attribute: string): string;
}

/** The password comes from a pipe: a prompt would take the next pasted line for it, and an argument is seen by others. */
const search = 'ldapsearch -LLL -H "ldaps://$HOST" -D "$BIND_DN" -y <(printf %s "$PASSWORD") -E pr=500/noprompt';
/** What failed found nobody, too, and that is no number. */
const orFailure = `|| echo "$1: not counted, ldapsearch failed"`;
const shell: Form = {
  count: (baseDn) =>
    `count() { found=$(${search} -b ${shellQuoted(baseDn)} "$2" dn) && echo "$1: $(printf '%s\\n' "$found" | grep -c '^dn:')" ${orFailure}; }`,
  run: (says, filter) => `count ${shellQuoted(says)} ${shellQuoted(filter)}`,
  members: (says, groupDn, attribute) =>
    `members() { found=$(${search} -s base -b "$2" '(objectClass=*)' "$3") && echo "$1: $(printf '%s\\n' "$found" | grep -ci "^$3:")" ${orFailure}; }; members ${shellQuoted(says)} ${shellQuoted(groupDn)} ${shellQuoted(attribute)}`,
};

const powershell: Form = {
  count: (baseDn) =>
    `function Count-People($says, $filter) { "\${says}: $(@(Get-ADUser -LDAPFilter $filter -SearchBase ${doubled(baseDn)} -ResultSetSize $null -ErrorAction Stop).Count)" }`,
  run: (says, filter) => `Count-People ${doubled(says)} ${doubled(filter)}`,
  members: (says, groupDn, attribute) =>
    `${doubled(`${says}: `)} + @((Get-ADGroup ${doubled(groupDn)} -Properties ${doubled(attribute)} -ErrorAction Stop).${doubled(attribute)}).Count`,
};

function linesFor(form: Form, { scope, says, filter }: Side, isNewBase: boolean): string[] {
  const { rule, baseDn } = scope;
  if (filter === undefined && rule.kind === 'group') return [form.members(says, rule.groupDn, rule.member)];
  return [...(isNewBase ? [form.count(baseDn)] : []), form.run(says, filter ?? '')];
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

/** The same for PowerShell, which takes typographic quotation marks for its own. */
const doubled = (text: string) => `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;

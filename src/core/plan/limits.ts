import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { type Place, startOf } from '../diagnostics/place.ts';
import { counted } from '../kind-words.ts';
import { allowedBy, type Limit, type LimitName, limited, type PlanOptions } from './options.ts';
import type { Action, Change, Limits } from './types.ts';

const limitNames = Object.keys(limited) as LimitName[];

const limitsIn = ({ maxChanges, maxDeletes }: PlanOptions): Record<LimitName, Limit | undefined> => ({
  changes: maxChanges,
  deletes: maxDeletes,
});

/**
 * The limits that were set, and how much of each the changes take.
 *
 * @param managed how many connections the definitions manage; what a percentage is taken of, rounded down
 */
export function limitsOf(changes: readonly Change[], managed: number, options: PlanOptions): Limits {
  const limits: Limits = {};
  for (const name of limitNames) {
    const limit = limitsIn(options)[name];
    if (limit) limits[name] = { planned: counting(name, changes).length, allowed: allowedBy(limit, managed) };
  }
  return limits;
}

const counting = (name: LimitName, changes: readonly Change[]) => {
  const actions: readonly Action[] = limited[name].actions;
  return changes.filter(({ action }) => actions.includes(action));
};

/**
 * Refuses a plan that does more than the limits allow, naming the numbers.
 *
 * @param managed how many connections the definitions manage; what a percentage is taken of, rounded down
 */
export function checkLimits(changes: readonly Change[], managed: number, options: PlanOptions): Diagnostic[] {
  return limitNames.flatMap((name) => overLimit(name, counting(name, changes), managed, limitsIn(options)[name]));
}

function overLimit(
  name: LimitName,
  changes: readonly Change[],
  managed: number,
  limit: Limit | undefined,
): Diagnostic[] {
  if (!limit || changes.length <= allowedBy(limit, managed)) return [];
  const { option, code, does } = limited[name];
  const most =
    'count' in limit ? `${limit.count}` : `${allowedBy(limit, managed)} (${limit.percent} % of ${managed} managed)`;
  const message = `the plan ${does} ${counted(changes)}, more than ${option} allows: ${most}${peopleIn(changes)}`;
  return [
    finding(code, placeOfChange(changes[0]), message, {
      hint: `if they are meant, raise the limit for this run (\`${option}: ${changes.length}\` in the workflow, \`--${option} ${changes.length}\` on a command line), or split the pull request`,
    }),
  ];
}

/** Which limit a finding is about, of those that count connections. */
export const limitIn = ({ code }: Diagnostic): LimitName | undefined =>
  limitNames.find((name) => code === limited[name].code);

/** What is known of the people: whom a deletion cuts off, and how many of all are felt at once. */
function peopleIn(changes: readonly Change[]): string {
  const lost = changes.filter((change) => change.action === 'delete' || change.action === 'replace');
  const active = lost.filter(({ live }) => live.active === true).length;
  const hard = changes.filter(({ findings }) => findings.some(({ tier = 6 }) => tier <= 2)).length;
  const cut =
    active === 0
      ? ''
      : `; ${active} of them ${active === 1 ? 'is' : 'are'} active, and whoever uses ${active === 1 ? 'it' : 'those'} is cut off`;
  const felt =
    hard <= active ? '' : `; ${hard} of them can’t be undone or ${hard === 1 ? 'affects' : 'affect'} people at once`;
  return cut + felt;
}

/** Where a finding about a whole change stands: its definition, or the file that was. */
export function placeOfChange(
  change: (Pick<Change, 'file'> & Partial<Pick<Change & { action: 'create' }, 'desired'>>) | undefined,
): Place {
  return change?.desired?.placeOf('') ?? startOf(change?.file ?? 'connections');
}

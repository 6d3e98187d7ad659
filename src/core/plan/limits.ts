import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { type Place, startOf } from '../diagnostics/place.ts';
import { counted } from '../kind-words.ts';
import { allowedBy, type Limit, type PlanOptions } from './options.ts';
import type { Change, Limits, LimitUse } from './types.ts';

/**
 * The limits that were set, and how much of each the changes take.
 *
 * @param managed how many connections the definitions manage; what a percentage is taken of, rounded down
 */
export function limitsOf(changes: readonly Change[], managed: number, options: PlanOptions): Limits {
  const use = (counted: readonly Change[], limit: Limit | undefined): LimitUse | undefined =>
    limit && { planned: counted.length, allowed: allowedBy(limit, managed) };
  return {
    changes: use(written(changes), options.maxChanges),
    deletes: use(lost(changes), options.maxDeletes),
  };
}

const written = (changes: readonly Change[]) => changes.filter(({ action }) => action !== 'no-op');
const lost = (changes: readonly Change[]) =>
  changes.filter((change) => change.action === 'delete' || change.action === 'replace');

/**
 * Refuses a plan that does more than the limits allow, naming the numbers.
 *
 * @param managed how many connections the definitions manage; what a percentage is taken of, rounded down
 */
export function checkLimits(changes: readonly Change[], managed: number, options: PlanOptions): Diagnostic[] {
  return [
    ...overLimit('too-many-changes', written(changes), managed, options.maxChanges, 'changes', 'max-changes'),
    ...overLimit('too-many-deletes', lost(changes), managed, options.maxDeletes, 'deletes or replaces', 'max-deletes'),
  ];
}

function overLimit(
  code: DiagnosticCode,
  changes: readonly Change[],
  managed: number,
  limit: Limit | undefined,
  verb: string,
  option: string,
): Diagnostic[] {
  if (!limit || changes.length <= allowedBy(limit, managed)) return [];
  const most =
    'count' in limit ? `${limit.count}` : `${allowedBy(limit, managed)} (${limit.percent} % of ${managed} managed)`;
  const message = `the plan ${verb} ${counted(changes)}, more than ${option} allows: ${most}${peopleIn(changes)}`;
  return [
    finding(code, placeOfChange(changes[0]), message, {
      hint: `if they are meant, raise the limit for this run (\`${option}: ${changes.length}\` in the workflow, \`--${option} ${changes.length}\` on a command line), or split the pull request`,
    }),
  ];
}

/** What is known of the people: whom a deletion cuts off, and how many of all are felt at once. */
function peopleIn(changes: readonly Change[]): string {
  const active = lost(changes).filter(({ live }) => live.active === true).length;
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

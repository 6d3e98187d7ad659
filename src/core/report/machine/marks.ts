import { type Diagnostic, hintOf } from '../../diagnostics/diagnostic.ts';
import { type Place, startOf } from '../../diagnostics/place.ts';
import type { Outcome } from '../../plan/outcome.ts';
import { effectiveChanges } from '../../plan/summary.ts';
import type { Plan } from '../../plan/types.ts';
import { toldDanger } from '../danger-words.ts';
import { type Danger, dangersOf } from '../dangers.ts';
import { type NameOf, shortNames } from '../names.ts';
import { tiers } from '../tier.ts';
import { plainText } from '../words.ts';
import { errorsFirst } from './sarif.ts';

/** What somebody has to see, as plain text at its line. */
export interface Mark {
  kind: 'error' | 'warning';
  sign: string;
  /** What it is: `Mistake`, or the tier's word. */
  word: string;
  message: string;
  place: Place;
  /** The connections that it is about, where it is about a plan. */
  names: string[];
}

/** What a run found out. */
interface Marked {
  diagnostics: readonly Diagnostic[];
  plan?: Plan | undefined;
  outcome?: Outcome | undefined;
}

/**
 * Each mistake, then all that can't be undone, then all that affects people, as the comment has it and in its order,
 * then what else wants a look. Notes have none.
 */
export function marksOf({ diagnostics, plan, outcome }: Marked): Mark[] {
  const changes = plan ? effectiveChanges(plan) : [];
  const refusals = outcome?.changes.flatMap((change) => change.diagnostics) ?? [];
  const stops = [...(plan?.findings ?? []), ...changes.flatMap(({ findings }) => findings)];
  const nameOf = shortNames(changes);
  return [
    ...ofFindings(diagnostics, 'error', 'Mistake'),
    ...ofFindings(stops, 'error', 'Stops the apply'),
    ...ofFindings(refusals, 'error', 'Not applied'),
    ...dangersOf(changes).flatMap((danger) => ofDanger(danger, nameOf)),
    ...ofFindings([...(plan?.findings ?? []), ...diagnostics, ...refusals], 'warning', 'Worth a look'),
  ];
}

function ofFindings(findings: readonly Diagnostic[], severity: 'error' | 'warning', word: string): Mark[] {
  const unique = new Map(findings.map((finding) => [JSON.stringify([finding.message, finding.place]), finding]));
  return errorsFirst([...unique.values()])
    .filter((finding) => finding.severity === severity)
    .map((finding) => ({
      kind: severity,
      sign: severity === 'error' ? '❌' : '⚠️',
      word,
      message: `${finding.message}; ${hintOf(finding)} (${finding.code})`,
      place: finding.place,
      names: [],
    }));
}

function ofDanger(danger: Danger, nameOf: NameOf): Mark[] {
  const { mark: sign, word } = tiers[danger.tier];
  if (sign === '') return [];
  const { sentence, names, place } = toldDanger(danger, nameOf);
  const message = [plainText(sentence), names.join(', ')].filter((part) => part !== '').join(' ');
  const all = danger.changes.map(nameOf);
  return [{ kind: 'warning', sign, word, message, place: place ?? placeOfFirst(danger), names: all }];
}

/** Where a sentence about several begins to be true. */
function placeOfFirst({ finding, changes: [first] }: Danger): Place {
  return finding?.place ?? first?.findings[0]?.place ?? startOf(first?.file ?? 'connections');
}

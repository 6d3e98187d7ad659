import type { Findings } from '../../document/findings.ts';
import type { Pointer } from '../../document/json.ts';

/** A setting or field as a person named it. */
interface Named {
  word: string;
  pointer: Pointer;
}

/**
 * True, with a finding, when another word has named this one already: a label and its machine name are one thing.
 *
 * @param name the machine name
 * @param taken what was named so far; `item` is added to it
 * @param verb `given`, `mapped`
 */
export function isGivenTwice(
  name: string,
  item: Named,
  taken: Map<string, Named>,
  verb: 'given' | 'mapped',
  findings: Findings,
): boolean {
  const before = taken.get(name);
  if (!before) {
    taken.set(name, item);
    return false;
  }
  const as = before.word === item.word ? '' : `, as "${before.word}"`;
  const { line } = findings.placeOf([before.pointer, 'key']);
  findings.report(
    'connector-given-twice',
    [item.pointer, 'key'],
    `"${item.word}" is ${verb} twice`,
    `the first one stands in line ${line}${as}`,
  );
  return true;
}

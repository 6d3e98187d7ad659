/** One step of a path: a member, or an item of a list by its key. */
export type IgnoredStep = { member: string } | { item: string };

/**
 * A path of `ignoreChanges`: `contactInfo`, `outboundProvision.channels[Staff].active`. A member with dots or brackets
 * in its name stands in brackets as well: `outboundProvision.targetSettings[User Create]`.
 *
 * @returns the steps, or in words why it is no path
 */
export function ignoredPath(path: string): { steps: IgnoredStep[] } | { problem: string } {
  const steps: IgnoredStep[] = [];
  let rest = path;
  while (rest !== '') {
    const item = /^\[([^\]]+)\]\.?/.exec(rest);
    const member = item ? null : /^([^.[\]]+)\.?/.exec(rest);
    const match = item ?? member;
    if (!match) return { problem: rest.startsWith('[') ? 'a bracket is not closed' : `"${rest[0]}" can't stand here` };
    steps.push(item ? { item: item[1] as string } : { member: match[1] as string });
    rest = rest.slice(match[0].length);
    if (rest === '' && match[0].endsWith('.')) return { problem: 'it ends with a dot' };
  }
  if (steps.length === 0) return { problem: 'it is empty' };
  return 'item' in (steps[0] as IgnoredStep) ? { problem: 'it begins with a bracket' } : { steps };
}

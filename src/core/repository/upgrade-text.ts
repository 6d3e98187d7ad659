import { vendorFolder } from './action-source.ts';
import type { UpgradeStep } from './upgrade-steps.ts';

/** What an upgrade does to a file, for people. */
function stepWords({ what, line }: Pick<UpgradeStep, 'what' | 'line'>): string {
  switch (what) {
    case 'new':
      return 'new';
    case 'renewed':
      return 'renewed; nobody had changed it';
    case 'joined':
      return 'joined with your changes';
    case 'conflict':
      return `joined with your changes; CONFLICT, both changed the same lines: look for <<<<<<< from line ${line} on`;
    case 'unreadable':
      return `joined with your changes; CONFLICT, it is no valid YAML any more: look at line ${line}`;
    case 'pinned':
      return 'your own; it uses the newer action';
    case 'removed':
      return 'removed';
  }
}

/** True for a file that somebody has to look at before it works again. */
export function needsAHand({ what }: UpgradeStep): boolean {
  return what === 'conflict' || what === 'unreadable';
}

/** A line for each file, and one for all files of a copied action. */
export function stepLines(steps: readonly UpgradeStep[]): string[] {
  const isCopy = ({ path }: UpgradeStep) => path.startsWith(`${vendorFolder}/`);
  const copies = steps.filter(isCopy);
  return [
    ...steps.filter((step) => !isCopy(step)).map((step) => `  ${step.path}: ${stepWords(step)}`),
    ...(copies.length > 0 ? [`  ${vendorFolder}/: the action itself, ${copies.length} files`] : []),
  ];
}

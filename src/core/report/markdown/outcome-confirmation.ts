import type { ChangeOutcome, Outcome } from '../../plan/outcome.ts';
import { escapeMarkdown } from './markdown.ts';
import { sentenceMarkdown } from './sentences.ts';

/** Said once for all: what was read back, and whether the engines have it. */
export function confirmation(
  outcome: Outcome,
  changes: readonly ChangeOutcome[],
  failed: readonly ChangeOutcome[],
): string {
  const good = changes.length - failed.length;
  if (good === 0) return replicationWords(outcome);
  const which =
    failed.length === 0
      ? 'Read back and as planned'
      : `The other ${good} ${good === 1 ? 'was read back and is as planned' : 'were read back and are as planned'}`;
  const words = replicationWords(outcome);
  const { status, nodes } = outcome.replication;
  if (status === 'replicated' && nodes.length > 0)
    return `${which}; replicated to ${nodes.length === 1 ? 'the engine node' : nodes.length === 2 ? 'both engine nodes' : `all ${nodes.length} engine nodes`}.`;
  return `${which}.${words === '' ? '' : ` ${words}`}${outcome.unseen ? ` ${sentenceMarkdown(outcome.unseen)}` : ''}`;
}

function replicationWords({ replication }: Outcome): string {
  const { status, message, nodes } = replication;
  if (status === 'not-clustered' || status === 'not-needed') return '';
  const told =
    status === 'replicated' || status === 'on-save'
      ? []
      : nodes.map((node) => `${escapeMarkdown(node.address)} ${escapeMarkdown(node.status)}`);
  return `Replication: ${sentenceMarkdown(message)}${told.length > 0 ? ` (${told.join(', ')})` : ''}`;
}

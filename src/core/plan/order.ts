import type { LiveConnection } from '../connection/types.ts';
import type { Draft } from './plan-changes.ts';
import type { InterimIdentity } from './types.ts';

/**
 * The changes in the order in which they can be executed: who frees a name or an entity id comes before who takes it.
 * Where nothing else decides, creates, updates and replaces go by id, then deletes, then what needs nothing. A circle
 * (A takes B's name and B takes A's) is opened by one of its members stepping aside first, see `via`.
 */
export function inOrder(drafts: readonly Draft[], live: readonly LiveConnection[]): Draft[] {
  const waiting = [...drafts].sort(byRankAndId);
  const ordered: Draft[] = [];
  const held = new Map<string, string>();
  for (const draft of drafts) for (const identity of heldBy(draft)) held.set(identity, draft.id);
  const names = new Set(live.flatMap(({ name, entityId }) => [`name ${name}`, `entityId ${entityId}`]));
  while (waiting.length > 0) {
    let index = waiting.findIndex((draft) => blockersOf(draft, held).length === 0);
    if (index < 0) {
      const aside = waiting.findIndex((draft) => isInCircle(draft, waiting, held));
      index = Math.max(aside, 0);
      const draft = waiting[index] as Draft;
      waiting[index] = { ...draft, via: interimFor(draft, waiting, names) } as Draft;
      for (const identity of heldBy(draft)) held.delete(identity);
      continue;
    }
    const [draft] = waiting.splice(index, 1) as [Draft];
    for (const identity of heldBy(draft)) if (held.get(identity) === draft.id) held.delete(identity);
    ordered.push(draft);
  }
  return ordered;
}

const ranks: Record<Draft['action'], number> = { create: 0, update: 0, replace: 0, delete: 1, 'no-op': 2 };

function byRankAndId(a: Draft, b: Draft): number {
  return ranks[a.action] - ranks[b.action] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The name and entity id that a connection has now and gives up in this plan. */
function heldBy(draft: Draft): string[] {
  if (draft.action === 'create' || draft.action === 'no-op') return [];
  const { live } = draft;
  const freed = (['name', 'entityId'] as const).filter(
    (member) => draft.action === 'delete' || live[member] !== draft[member],
  );
  return freed.map((member) => `${member} ${live[member]}`);
}

/** Who still has what this change takes. */
function blockersOf(draft: Draft, held: ReadonlyMap<string, string>): string[] {
  if (draft.action === 'delete' || draft.action === 'no-op') return [];
  return (['name', 'entityId'] as const)
    .map((member) => held.get(`${member} ${draft[member]}`))
    .filter((owner): owner is string => owner !== undefined && owner !== draft.id);
}

/** True when following what it waits for leads back to it. */
function isInCircle(draft: Draft, waiting: readonly Draft[], held: ReadonlyMap<string, string>): boolean {
  if (draft.action !== 'update' && draft.action !== 'replace') return false;
  const seen = new Set<string>();
  const todo = blockersOf(draft, held);
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    if (id === draft.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const next = waiting.find((one) => one.id === id);
    if (next) todo.push(...blockersOf(next, held));
  }
  return false;
}

/** Names of their own for what others of the circle wait for. */
function interimFor(draft: Draft, waiting: readonly Draft[], names: ReadonlySet<string>): InterimIdentity {
  const via: InterimIdentity = {};
  for (const member of ['name', 'entityId'] as const) {
    const isWanted = heldBy(draft).some(
      (identity) =>
        identity.startsWith(`${member} `) &&
        waiting.some((other) => other.id !== draft.id && `${member} ${other[member]}` === identity),
    );
    if (isWanted) via[member] = free(member, `pfconn-interim-${draft.id}`, names);
  }
  return via;
}

function free(member: string, name: string, names: ReadonlySet<string>): string {
  let candidate = name;
  for (let n = 2; names.has(`${member} ${candidate}`); n++) candidate = `${name}-${n}`;
  return candidate;
}

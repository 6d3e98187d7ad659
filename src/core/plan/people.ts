import { connectorOf } from '../connector/connectors.ts';
import type { Connectors } from '../connector/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import { objectIn, objectsIn } from '../document/readers.ts';
import type { CountedChange } from '../people/questions.ts';
import type { ChannelEffect, ConnectionEffect, Counted, NotCounted } from '../people/types.ts';
import { placeOfChange } from './limits.ts';
import { doubtFindings } from './people/doubt-findings.ts';
import { limitFindings } from './people/limit-findings.ts';
import type { PeopleLimits } from './people/limits.ts';
import { scopeFindings, type Told } from './people/scope-findings.ts';
import { valueFindings } from './people/value-findings.ts';
import type { Change, Plan } from './types.ts';

export type { PeopleLimits } from './people/limits.ts';

/** What is to be counted of a change; nothing of a connection that stays as it is. */
export function countedChange(change: Change, connectors: Connectors): CountedChange | undefined {
  if (change.action === 'no-op') return undefined;
  const before = change.action === 'create' ? undefined : change.live;
  const after = change.action === 'delete' ? undefined : change.desired.document;
  const connector = (after && connectorOf(after, connectors)) ?? (before && connectorOf(before, connectors));
  const differences = 'differences' in change ? change.differences : undefined;
  return { before, after, connector, differences };
}

/**
 * A plan with what its changes do to people, by the id of the change: the numbers, the rules' sentences with them, what
 * the limits say, and why somebody wasn't counted. Its digest stays: people come and go by the minute.
 */
export function withPeople(plan: Plan, counted: ReadonlyMap<string, Counted>, limits: PeopleLimits): Plan {
  const changes = plan.changes.map((change) => {
    const people = counted.get(change.id);
    return people
      ? { ...change, people: asSaid(people, limits), findings: findingsWith(change, people, limits) }
      : change;
  });
  return { ...plan, changes };
}

const asSaid = (people: Counted, { smallestCount: smallest, countedAt: at }: PeopleLimits): Counted =>
  people.state === 'counted' ? { ...people, smallest, at } : people;

function findingsWith(change: Change, people: Counted, limits: PeopleLimits): Diagnostic[] {
  switch (people.state) {
    case 'counted':
      return countedFindings(change, people.effect, limits);
    case 'not-counted':
      return [
        ...change.findings.map((one) => unknownNumber(one, whyUnknown(people.why))),
        ...uncounted(change, people.why, limits),
      ];
    default:
      return change.findings;
  }
}

function countedFindings(change: Change, effect: ConnectionEffect, limits: PeopleLimits): Diagnostic[] {
  const place = placeOfChange(change);
  const isOfChannel = (one: Diagnostic) => effect.channels.some(({ channel }) => channel === one.about?.channel);
  const others = change.findings.filter((one) => !isOfChannel(one));
  const own = effect.channels.flatMap((channel) => channelFindings(change, channel, effect, limits));
  const closed = effect.channels.flatMap(({ doubts }) => doubts).find(({ closes }) => closes);
  const why: NotCounted | undefined = closed && { kind: 'failed', message: closed.message };
  const stops = why
    ? refusedUncounted(change, why, limits)
    : limitFindings({ effect, limits, connection: change.id, place });
  return [...stops, ...own, ...others].sort(byTier);
}

/** As the rules' findings stand: errors first, then the worst. */
const byTier = (a: Diagnostic, b: Diagnostic) =>
  Number(b.severity === 'error') - Number(a.severity === 'error') || (a.tier ?? 3) - (b.tier ?? 3);

function channelFindings(
  change: Change,
  effect: ChannelEffect,
  { channels }: ConnectionEffect,
  { smallestCount: smallest }: PeopleLimits,
): Diagnostic[] {
  const ruled = change.findings.filter(({ about }) => about?.channel === effect.channel);
  const ofScope = ruled.filter(({ about }) => about?.field === undefined);
  const ofFields = ruled.filter(({ about }) => about?.field !== undefined);
  const where = channels.length > 1 ? ` in channel "${effect.channel}"` : '';
  const told: Told = {
    effect,
    where,
    smallest,
    connection: change.id,
    place: placeIn(change, effect.channel, '/channelSource'),
  };
  const doubts = doubtFindings(told);
  if (effect.doubts.some(({ closes }) => closes))
    return [
      ...doubts,
      ...ruled.map((one) =>
        unknownNumber(one, 'how many isn’t known: what was counted can’t be trusted, so count before you merge'),
      ),
    ];
  const placeOfField = (code: string) => placeOfMapping(change, effect.channel, code);
  return [...scopeFindings(ofScope, told), ...valueFindings(ofFields, told, placeOfField), ...doubts];
}

/** Where a member of a channel is written. */
function placeIn(change: Change, channel: string, member: string): Place {
  if (!('desired' in change) || !change.desired) return placeOfChange(change);
  const channels = objectsIn(objectIn(change.desired.document, 'outboundProvision'), 'channels');
  const index = channels.findIndex(({ name }) => name === channel);
  if (index < 0) return placeOfChange(change);
  return change.desired.placeOf(`/outboundProvision/channels/${index}${member}`);
}

function placeOfMapping(change: Change, channel: string, code: string): Place {
  if (!('desired' in change) || !change.desired) return placeOfChange(change);
  const channels = objectsIn(objectIn(change.desired.document, 'outboundProvision'), 'channels');
  const mappings = objectsIn(
    channels.find(({ name }) => name === channel),
    'attributeMapping',
  );
  const index = mappings.findIndex(({ fieldName }) => fieldName === code);
  return placeIn(change, channel, index < 0 ? '/attributeMapping' : `/attributeMapping/${index}`);
}

/** A rule's sentence about who leaves, where nobody could tell how many. */
function unknownNumber(one: Diagnostic, why: string): Diagnostic {
  const isOfScope = one.about !== undefined && one.about.field === undefined && one.severity === 'warning';
  return isOfScope ? { ...one, hint: why } : one;
}

const whyUnknown = ({ kind, message }: NotCounted) =>
  kind === 'no-directory'
    ? `how many isn’t known: ${message}, so count before you merge (pfconn preview, or the preview workflow)`
    : 'how many isn’t known, so count before you merge';

/** A directory that was asked and didn't tell is worth a note; one that nobody configured is said where it matters. */
function uncounted(change: Change, why: NotCounted, limits: PeopleLimits): Diagnostic[] {
  const refused = refusedUncounted(change, why, limits);
  if (refused.length > 0 || why.kind === 'no-directory') return refused;
  const message = `nobody was counted: ${why.message}`;
  return [finding('people-not-counted', placeOfChange(change), message, { hint: why.hint, connection: change.id })];
}

/** A limit closes: who can't be counted may be too many. */
function refusedUncounted(change: Change, why: NotCounted, limits: PeopleLimits): Diagnostic[] {
  const { maxLeavers, maxJoiners, mustCount, reviewed } = limits;
  const option = maxLeavers ? 'max-leavers' : maxJoiners ? 'max-joiners' : undefined;
  const isReviewed = reviewed?.has(change.id) === true;
  if (!option && !isReviewed && !(mustCount && why.kind !== 'no-directory')) return [];
  const because = option ? `${option} is set` : isReviewed ? 'this was reviewed with numbers' : 'the run has to';
  const message = `the people can’t be counted, and ${because}: ${why.message}`;
  const refusal = finding('people-not-counted', placeOfChange(change), message, {
    hint: why.hint,
    connection: change.id,
  });
  return [
    {
      ...refusal,
      severity: 'error',
      hint: refusal.hint ?? 'give the account the rights that PingFederate’s own has, or mend what is doubted',
    },
  ];
}

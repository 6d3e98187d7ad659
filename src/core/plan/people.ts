import { channelsIn } from '../connection/channels.ts';
import { connectorOf } from '../connector/connectors.ts';
import type { Connectors } from '../connector/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import { objectsIn } from '../document/readers.ts';
import { type ChannelQuestion, type CountedChange, questionsOf, standing } from '../people/questions.ts';
import { isTrusted } from '../people/shown-numbers.ts';
import type { ChannelEffect, ConnectionEffect, Counted, NotCounted } from '../people/types.ts';
import { placeOfChange } from './limits.ts';
import { limitFindings } from './people/limit-findings.ts';
import type { PeopleLimits } from './people/limits.ts';
import { scopeFindings, type Told } from './people/scope-findings.ts';
import { doubtFindings, refusedUncounted, uncounted, unknownNumber, whyUnknown } from './people/uncounted.ts';
import { valueFindings } from './people/value-findings.ts';
import type { Change, Plan } from './types.ts';

/** What is to be counted of a change; nothing of a connection that stays as it is. */
export function countedChange(change: Change, connectors: Connectors): CountedChange | undefined {
  // People are in the scope of channels, and those are a connection's.
  if (change.action === 'no-op' || change.kind !== 'SpConnection') return undefined;
  const before = change.action === 'create' ? undefined : change.live;
  const after = change.action === 'delete' ? undefined : change.desired.document;
  const connector = (after && connectorOf(after, connectors)) ?? (before && connectorOf(before, connectors));
  const differences = 'differences' in change ? change.differences : undefined;
  return { before, after, connector, differences };
}

/** What has to be asked about one change of a plan; `withStanding` also of a connection whose people it doesn't touch. */
export function questionsAbout(change: Change, connectors: Connectors, withStanding: boolean): ChannelQuestion[] {
  const about = countedChange(change, connectors);
  const questions = about ? questionsOf(about) : [];
  const live = change.action === 'create' ? undefined : change.live;
  if (questions.length > 0 || !withStanding || !live) return questions;
  return questionsOf(standing(live, connectorOf(live, connectors)));
}

/**
 * A plan with what its changes do to people, by the id of the change: the numbers, the rules' sentences with them, what
 * the limits say, and why somebody wasn't counted. Its digest stays: people come and go by the minute.
 */
export function withPeople(plan: Plan, counted: ReadonlyMap<string, Counted>, limits: PeopleLimits): Plan {
  const changes = plan.changes.map((change) => {
    const people = counted.get(change.key);
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

const notTrusted = 'how many isn’t known: what was counted can’t be trusted, so count before you merge';

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
    place: placeInChannel(change, effect.channel, '/channelSource'),
  };
  const doubts = doubtFindings(told);
  if (!isTrusted(effect)) return [...doubts, ...ruled.map((one) => unknownNumber(one, notTrusted))];
  const placeOfField = (code: string) => placeOfMapping(change, effect.channel, code);
  return [...scopeFindings(ofScope, told), ...valueFindings(ofFields, told, placeOfField), ...doubts];
}

/** Where a member of a channel is written: `/channelSource`. */
function placeInChannel(change: Change, channel: string, member: string): Place {
  const desired = 'desired' in change ? change.desired : undefined;
  const index = channelsIn(desired?.document).findIndex(({ name }) => name === channel);
  if (!desired || index < 0) return placeOfChange(change);
  return desired.placeOf(`/outboundProvision/channels/${index}${member}`);
}

/** Where a channel's mapping of a field is written. */
function placeOfMapping(change: Change, channel: string, code: string): Place {
  const desired = 'desired' in change ? change.desired : undefined;
  const written = channelsIn(desired?.document).find(({ name }) => name === channel);
  const index = objectsIn(written, 'attributeMapping').findIndex(({ fieldName }) => fieldName === code);
  return placeInChannel(change, channel, index < 0 ? '/attributeMapping' : `/attributeMapping/${index}`);
}

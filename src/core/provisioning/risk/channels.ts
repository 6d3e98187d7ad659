import { type JsonObject, valueAt } from '../../document/json.ts';
import { isAt } from '../../document/path-pattern.ts';
import { textOf } from '../../document/readers.ts';
import { type ChannelPair, channelAt, type RiskView } from './view.ts';

/** A channel that goes, or gets another name, and a pace that changes a lot. */
export function channelRisks(view: RiskView): void {
  for (const channel of view.live?.channels ?? []) {
    if (view.desired.channels.some(({ name }) => name === channel.name)) continue;
    removal(view, channel);
  }
  for (const pair of view.pairs) pace(view, pair);
}

function removal(view: RiskView, channel: JsonObject): void {
  const name = textOf(channel.name);
  const difference = view.differences.find(({ path }) => isAt(path, channelAt(name)));
  if (!difference) return;
  const successor = view.desired.channels.findIndex(
    (candidate) => isNew(view, candidate) && sameSource(candidate, channel),
  );
  if (successor >= 0) {
    const newName = textOf(view.desired.channels[successor]!.name);
    view.report(
      'channel-renamed',
      view.placeOf(`/outboundProvision/channels/${successor}/name`),
      `channel "${name}" becomes "${newName}": PingFederate takes that for a new channel, its synchronization state is lost and the next run looks at every person again`,
      'keep the old name, or rename at a quiet time',
    );
    return;
  }
  view.report(
    'channel-removed',
    difference.place,
    `channel "${name}" is removed with its synchronization state: the people it provisioned stay at the target as they are, and nobody looks after them`,
    "to have them disabled or deleted, take them out of the channel's scope first and remove it after a run",
  );
}

const isNew = (view: RiskView, channel: JsonObject) => !view.live!.channels.some(({ name }) => name === channel.name);

function sameSource(a: JsonObject, b: JsonObject): boolean {
  const text = (channel: JsonObject, pointer: string) =>
    JSON.stringify(valueAt(channel, `/channelSource${pointer}`) ?? '').toLowerCase();
  return ['/dataSource/id', '/baseDn', '/userSourceLocation/groupDN', '/userSourceLocation/filter'].every(
    (pointer) => text(a, pointer) === text(b, pointer),
  );
}

/** Five times the load on the target, or a fifth of the patience, is more than a correction. */
const large = 5;

function pace(view: RiskView, { name, index, desired, live, runs }: ChannelPair): void {
  if (!runs) return;
  const [threads, before] = [Number(desired.maxThreads), Number(live.maxThreads)];
  if (threads >= before * large && view.differenceIn(name, 'maxThreads')) {
    view.report(
      'channel-pace-changed',
      view.placeOf(`/outboundProvision/channels/${index}/maxThreads`),
      `channel "${name}" pushes with ${threads} threads instead of ${before}: the target may refuse so many requests at once`,
    );
  }
  const [timeout, earlier] = [Number(desired.timeout), Number(live.timeout)];
  if ((timeout * large <= earlier || timeout >= earlier * large) && view.differenceIn(name, 'timeout')) {
    view.report(
      'channel-pace-changed',
      view.placeOf(`/outboundProvision/channels/${index}/timeout`),
      timeout < earlier
        ? `channel "${name}" gives an operation ${timeout} seconds instead of ${earlier}: what takes longer is skipped and tried again in the next run`
        : `channel "${name}" waits ${timeout} seconds for an operation instead of ${earlier}: a target that hangs holds up the whole run`,
    );
  }
}

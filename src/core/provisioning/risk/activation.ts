import { isAt, pathPattern } from '../../document/path-pattern.ts';
import { textOf } from '../../document/readers.ts';
import { channelAt, type RiskView } from './view.ts';

/** Provisioning that begins or ends: with the connection's own switch, or with a channel's. */
export function activationRisks(view: RiskView): void {
  const { desired, live } = view;
  if (live?.active && !desired.active) {
    stopsWithConnection(view);
    return;
  }
  for (const [index, channel] of desired.channels.entries()) {
    const runs = desired.active && channel.active === true;
    const pair = view.pairs.find((candidate) => candidate.index === index);
    const ran = pair?.ran ?? false;
    if (runs && !ran && isDifference(view, textOf(channel.name))) starts(view, index, textOf(channel.name));
    if (!runs && ran && view.differenceIn(textOf(channel.name), 'active')) stops(view, index, textOf(channel.name));
  }
}

/** The connection's switch, the channel's, the whole channel, or the whole connection is what differs. */
function isDifference(view: RiskView, name: string): boolean {
  const switches = [
    pathPattern('active'),
    pathPattern('outboundProvision'),
    pathPattern('outboundProvision.channels'),
    channelAt(name),
    [...channelAt(name), ...pathPattern('active')],
  ];
  return view.live === undefined || view.differences.some(({ path }) => switches.some((one) => isAt(path, one)));
}

function starts(view: RiskView, index: number, name: string): void {
  const create = view.option('create');
  const effect =
    create?.after === 'false'
      ? `it updates everyone in its scope; nobody is created, because ${create.title} is off`
      : 'it creates or updates everyone in its scope at the target';
  view.report(
    'provisioning-starts',
    view.placeOf(`/outboundProvision/channels/${index}/active`),
    `channel "${name}" begins to run: within the server's synchronization period (60 seconds by default) ${effect}`,
    'PingFederate has no trial run; check base, group and filter once more',
  );
}

function stops(view: RiskView, index: number, name: string): void {
  view.report(
    'provisioning-stops',
    view.placeOf(`/outboundProvision/channels/${index}/active`),
    `channel "${name}" no longer runs: who joins isn't created, who leaves keeps the account at the target`,
  );
}

function stopsWithConnection(view: RiskView): void {
  const names = view.live!.channels.filter(({ active }) => active === true).map(({ name }) => `"${textOf(name)}"`);
  if (names.length === 0 || !view.differences.some(({ path }) => isAt(path, pathPattern('active')))) return;
  view.report(
    'provisioning-stops',
    view.placeOf('/active'),
    `with the connection ${names.length === 1 ? 'its channel' : 'its channels'} ${names.join(', ')} stop${names.length === 1 ? 's' : ''} to run: who joins isn't created, who leaves keeps the account at the target`,
  );
}

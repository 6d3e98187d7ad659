import { connectorOf } from '../../connector/connector-of.ts';
import type { Connector, Connectors } from '../../connector/types.ts';
import { fieldCalled, targetWords } from '../../consequences/of-target.ts';
import { numberWords, peopleWords } from '../../meaning/number-words.ts';
import type { ChannelEffect, ConnectionEffect, Refusal, Split } from '../../people/types.ts';
import type { Change } from '../../plan/types.ts';
import { visible } from '../visible-text.ts';
import { flowed, type Page } from './page.ts';

/** A connection's people in numbers, channel by channel; what is true of all of them together only where there are several. */
export function peopleLines(
  change: Change,
  effect: ConnectionEffect,
  connectors: Connectors | undefined,
  page: Page,
): string[] {
  const document = ('desired' in change && change.desired?.document) || ('live' in change && change.live) || undefined;
  const connector = document && connectors && connectorOf(document, connectors);
  const isSeveral = effect.channels.length > 1;
  return [
    ...effect.channels.flatMap((channel) => channelLines(channel, connector, page)),
    ...(isSeveral ? togetherLines(effect, page) : []),
  ];
}

function channelLines(effect: ChannelEffect, connector: Connector | undefined, page: Page): string[] {
  const target = targetWords(connector);
  const labelOf = (code: string) => visible(fieldCalled(connector, code)?.label ?? code);
  const { palette } = page;
  const signed = (sign: string, text: string) =>
    flowed([[text]], page.width - 4).map((line, index) => `  ${index === 0 ? sign : ' '} ${line}`);
  const [leave, join] = [whole(effect.leaves), whole(effect.joins)];
  return [
    ...flowed([[`${visible(effect.channel)}:`, palette.bold], [` ${headline(effect)}`]], page.width),
    ...(leave > 0
      ? signed(
          palette.red('-'),
          `${peopleWords(leave)} ${leave === 1 ? 'leaves' : 'leave'}${alreadyDisabled(effect.leaves)}`,
        )
      : []),
    ...(join > 0
      ? signed(
          palette.green('+'),
          `${peopleWords(join)} ${join === 1 ? 'joins' : 'join'}${alreadyDisabled(effect.joins)}`,
        )
      : []),
    ...changedWords(effect, labelOf).flatMap((text) => signed('=', text)),
    ...warningsOf(effect, target, labelOf).flatMap((text) => signed(palette.yellow('!'), text)),
    ...effect.doubts.flatMap(({ message }) => signed('?', visible(message))),
  ];
}

const whole = ({ enabled, disabled }: Split) => enabled + disabled;

const alreadyDisabled = ({ disabled }: Split) =>
  disabled === 0
    ? ''
    : ` (${numberWords(disabled)} of them ${disabled === 1 ? 'is' : 'are'} disabled in the directory)`;

function headline({ before, after, ...effect }: ChannelEffect): string {
  if (before === undefined) return `${peopleWords(after ?? 0)} come into scope`;
  if (after === undefined) return `${peopleWords(before)} are no longer looked after`;
  const isStanding = before === after && whole(effect.leaves) === 0;
  return isStanding
    ? `${peopleWords(before)} in scope`
    : `${numberWords(before)} in scope today, ${numberWords(after)} after the change`;
}

function changedWords({ stays, changed }: ChannelEffect, labelOf: (code: string) => string): string[] {
  const fields = Object.entries(changed).sort((a, b) => b[1] - a[1]);
  if (fields.length === 0) return [];
  const named = fields.slice(0, 5).map(([code, count]) => `${labelOf(code)} for ${numberWords(count)}`);
  const more = fields.length - named.length;
  return [`${peopleWords(stays)} stay; other values: ${named.join(', ')}${more > 0 ? ` and ${more} more fields` : ''}`];
}

const reasons: Record<Refusal, string> = {
  missing: 'is required, and missing',
  'too-long': 'is too long',
  'too-short': 'is too short',
  pattern: 'has the wrong form',
  option: 'is none of the options',
  format: 'is no e-mail address',
};

function warningsOf(effect: ChannelEffect, target: string, labelOf: (code: string) => string): string[] {
  const { identityChanged, becomesDisabled, becomesEnabled, refused, duplicates, unknownFields } = effect;
  return [
    ...(identityChanged > 0 ? [`${peopleWords(identityChanged)} would be known to ${target} by another value`] : []),
    ...(becomesDisabled > 0 ? [`${peopleWords(becomesDisabled)} who stay count as disabled from then on`] : []),
    ...(becomesEnabled > 0
      ? [`${peopleWords(becomesEnabled)} who are disabled today count as enabled from then on`]
      : []),
    ...refused.map(
      ({ field, reason, count, new: fresh }) =>
        `${target} refuses ${peopleWords(count)}: ${labelOf(field)} ${reasons[reason]}${fresh === 0 ? ', as today' : fresh < count ? `, ${numberWords(fresh)} of them new` : ''}`,
    ),
    ...(duplicates.people > 0
      ? [
          `${peopleWords(duplicates.people)} share ${numberWords(duplicates.values)} names: one of each gets the account`,
        ]
      : []),
    ...(unknownFields.length > 0 ? [`only PingFederate works out ${unknownFields.map(labelOf).join(', ')}`] : []),
  ];
}

function togetherLines({ before, after, leave, join, move, twice }: ConnectionEffect, page: Page): string[] {
  const parts = [
    `All channels together: ${numberWords(before)} today, ${numberWords(after)} after; ${numberWords(leave)} leave, ${numberWords(join)} join`,
    ...(move > 0 ? [`${numberWords(move)} go from one channel to another`] : []),
    ...(twice > 0 ? [`${numberWords(twice)} are in more than one channel`] : []),
  ];
  return flowed([[`${parts.join('; ')}.`]], page.width);
}

import type { PersonField } from '../../people/person.ts';
import type { PersonFound, PersonIn } from '../../people/person-in.ts';
import { visible } from '../visible-text.ts';
import { padded } from './columns.ts';
import { paletteFor } from './palette.ts';

/** One person in each channel: in scope or not, and each field's value with what made it and what the target would say. */
export function personText(all: readonly PersonIn[], asked: string, colour: boolean): string {
  const { bold } = paletteFor(colour);
  const blocks = all.map(({ name, channel, before, after }) => [
    bold(`${visible(name)}, channel "${visible(channel)}"`),
    ...(before ? sideLines('today', before, asked, after === undefined) : []),
    ...(after ? sideLines('after', after, asked, true) : []),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function sideLines(when: string, found: PersonFound, asked: string, withFields: boolean): string[] {
  const head = `  ${padded(when, 6)} `;
  if (found.state === 'not-asked') return [`${head}nobody was asked for: ${found.why}`];
  if (found.state === 'nobody') return [`${head}nobody found as ${visible(asked)}`];
  if (found.state === 'several')
    return [`${head}${found.count} people found as ${visible(asked)}; say it more exactly: mail=…, uid=…, or a DN`];
  const { dn, enabled, fields } = found.person;
  const scope = found.state === 'in' ? `in scope, ${enabled ? 'enabled' : 'disabled'}` : 'not in scope';
  const width = Math.max(0, ...fields.map(({ label }) => label.length));
  return [
    `${head}${visible(dn)} is ${scope}`,
    ...(withFields && found.state === 'in'
      ? fields.map((field) => `      ${padded(visible(field.label), width)}  ${fieldWords(field)}`)
      : []),
  ];
}

function fieldWords({ value, from, createOnly, refusals }: PersonField): string {
  const once = createOnly ? ', sent once' : '';
  const refused = refusals.length > 0 ? `  ✗ refused: ${refusals.map((one) => words[one]).join(', ')}` : '';
  return `${valueWords(value)}  (${visible(from)}${once})${refused}`;
}

const words: Record<PersonField['refusals'][number], string> = {
  missing: 'required, and missing',
  'too-long': 'too long',
  'too-short': 'too short',
  pattern: 'the wrong form',
  option: 'none of the options',
  format: 'no e-mail address',
};

function valueWords(value: PersonField['value']): string {
  switch (value.state) {
    case 'value':
      return `${value.values.map((one) => JSON.stringify(visible(one))).join(', ')}${value.isOneOfSeveral ? ' (one of them; which isn’t known)' : ''}`;
    case 'empty':
      return '–';
    case 'masked':
      return '(hidden)';
    default:
      return 'not evaluated: only PingFederate works it out';
  }
}

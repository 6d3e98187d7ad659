import type { Findings } from '../../document/document.ts';
import type { Json, Pointer } from '../../document/json.ts';
import { inWords } from '../../document/nearest.ts';
import { isSecretReference } from '../../secret.ts';
import { isSameLabel } from '../labels.ts';
import type { SettingDescriptor } from '../plugin/types.ts';

const selects = new Set<SettingDescriptor['type']>(['SELECT', 'RADIO_GROUP', 'FILTERABLE_SELECT']);

/**
 * A setting's value as PingFederate's string: `true` → `"true"`, `30` → `"30"`, an option's visible text → its value.
 * PingFederate stores every value as text. One with a finding against it stays as it is written, because the server may
 * hold it like that; `undefined` for what can't be a text.
 */
export function lowerSettingValue(
  written: Json | undefined,
  setting: SettingDescriptor | undefined,
  where: { findings: Findings; pointer: Pointer; title: string },
): string | undefined {
  const text = asText(written, where);
  if (text === undefined || !setting || isSecretReference(text)) return text;
  if (setting.type === 'CHECK_BOX') return checkBox(text, where);
  if (selects.has(setting.type) && setting.optionValues?.length) return option(text, setting.optionValues, where);
  return text;
}

type Where = Parameters<typeof lowerSettingValue>[2];

function asText(written: Json | undefined, { findings, pointer, title }: Where): string | undefined {
  if (typeof written === 'string') return written;
  // One that isn't kept exactly is a text already, beside a finding of its own.
  if (typeof written === 'boolean' || typeof written === 'number') return String(written);
  const hint = 'write a text, a number, true or false';
  const message = `${title} is ${kindOf(written)}; PingFederate wants a text here`;
  findings.report('connector-value-not-text', pointer, message, hint);
  return undefined;
}

function kindOf(written: Json | undefined): string {
  if (written === null || written === undefined) return 'empty';
  return Array.isArray(written) ? 'a list' : 'a mapping';
}

function checkBox(text: string, { findings, pointer, title }: Where): string {
  if (text === 'true' || text === 'false') return text;
  const lower = text.toLowerCase();
  const hint = lower === 'true' || lower === 'false' ? `write ${lower}` : 'write true or false';
  findings.report(
    'connector-value-not-offered',
    pointer,
    `${title} is a check box; "${text}" is neither true nor false`,
    hint,
  );
  return text;
}

function option(
  text: string,
  options: NonNullable<SettingDescriptor['optionValues']>,
  { findings, pointer, title }: Where,
): string {
  const exact = options.find(({ value }) => value === text) ?? options.find(({ name }) => name === text);
  if (exact) return exact.value;
  const meant = options.filter(({ name, value }) => [name, value].some((word) => isSameLabel(word, text)));
  const [only] = meant;
  const hint =
    only && meant.length === 1
      ? `write "${only.name}"`
      : `it takes ${inWords(
          options.map(({ name }) => name),
          'or',
        )}`;
  findings.report('connector-value-not-offered', pointer, `${title} doesn't take "${text}"`, hint);
  return text;
}

import { isNothing } from '../connection/compare/scalars.ts';
import type { Part } from '../connection/fields/visit-models.ts';
import { isObject, type JsonObject } from '../document/json.ts';

/** Gives out the name of a secret; never the same one twice. */
export type NameSecret = (...words: string[]) => string;

/**
 * Writes `${secret:NAME}` where the connection holds a secret: in the place of an encrypted value, which nobody can
 * read and which looks different each time, and of a clear one, which must not get into a file.
 *
 * @param isSecretSetting whether a target setting of this name is kept secret, by the connector's descriptor
 * @param labelOf what people call the setting
 */
export function replaceSecrets(
  part: Part,
  context: { name: NameSecret; isSecretSetting(name: string): boolean; labelOf(name: string): string },
): void {
  const { value, model } = part;
  for (const [member, rule] of model.entries) {
    const secret = rule.kind === 'scalar' ? rule.secret : undefined;
    if (!secret) continue;
    const twin = secret.encrypted;
    const isHeld = !isNothing(value[twin]);
    const isClear = !isNothing(value[member]) && (secret.always || isSecretTarget(part, context));
    if (!isHeld && !isClear) continue;
    delete value[twin];
    value[member] = `\${secret:${context.name(...wordsFor(part, context.labelOf))}}`;
  }
}

const isTarget = ({ pointer }: Part) => pointer.startsWith('/outboundProvision/targetSettings/');

function isSecretTarget(part: Part, context: { isSecretSetting(name: string): boolean }): boolean {
  return isTarget(part) && context.isSecretSetting(String(part.value.name));
}

/** What tells this secret from the connection's others. */
function wordsFor(part: Part, labelOf: (name: string) => string): string[] {
  const { value, pointer, owners } = part;
  if (isTarget(part)) return [labelOf(String(value.name))];
  if (pointer.includes('/inboundBackChannelAuth/')) return ['inbound', 'password'];
  if (pointer.includes('/outboundBackChannelAuth/')) return ['outbound', 'password'];
  const adapter = owners.map(({ parentRef }) => parentRef).find((id) => typeof id === 'string');
  return [adapterWord(adapter), String(value.name ?? 'secret')].filter((word) => word !== '');
}

const adapterWord = (reference: JsonObject[string]) =>
  typeof reference === 'string' ? reference : isObject(reference) ? String(reference.id ?? '') : '';

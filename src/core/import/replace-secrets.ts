import { isNothing } from '../connection/compare/scalars.ts';
import type { Part } from '../connection/fields/visit-models.ts';
import { isObject, isWithin, type JsonObject, segmentsOf } from '../document/json.ts';
import { textOf } from '../document/readers.ts';
import type { DefinableKind } from '../kinds.ts';

/** Gives out the name of a secret; never the same one twice. */
export type NameSecret = (...words: string[]) => string;

interface SecretContext {
  kind: DefinableKind;
  name: NameSecret;
  /** Whether a setting of this name, in a table of this one, is kept secret, by its descriptor. */
  isSecretSetting(name: string, table?: string): boolean;
  /** What people call the setting. */
  labelOf(name: string, table?: string): string;
}

/**
 * Writes `${secret:NAME}` where the connection holds a secret: in the place of an encrypted value, which nobody can
 * read and which looks different each time, and of a clear one, which must not get into a file.
 */
export function replaceSecrets(part: Part, context: SecretContext): void {
  const { value, model } = part;
  for (const [member, rule] of model.entries) {
    const secret = rule.kind === 'scalar' ? rule.secret : undefined;
    if (!secret) continue;
    const twin = secret.encrypted;
    const isHeld = !isNothing(value[twin]);
    const isClear = !isNothing(value[member]) && (secret.always || isSecretTarget(part, context));
    if (!isHeld && !isClear) continue;
    delete value[twin];
    value[member] = `\${secret:${context.name(...wordsFor(part, context, member))}}`;
  }
}

const isTarget = ({ pointer }: Part) => isWithin(pointer, '/outboundProvision/targetSettings');

/** A field of an instance of a plugin, not of one that a connection overrides. */
const isField = ({ pointer }: Part) => isWithin(pointer, '/configuration');

/** The document, its configuration, and for a column the table and the row. */
const tableOf = ({ owners }: Part) => (owners.length > 2 ? textOf(owners[2]?.name) : undefined);

function isSecretTarget(part: Part, context: SecretContext): boolean {
  if (isField(part)) return context.isSecretSetting(textOf(part.value.name), tableOf(part));
  return isTarget(part) && context.isSecretSetting(String(part.value.name));
}

/** What tells this secret from the connection's others. */
function wordsFor(part: Part, { kind, labelOf }: SecretContext, member: string): string[] {
  const { value, pointer, owners } = part;
  if (isField(part)) return [labelOf(textOf(value.name), tableOf(part))];
  if (kind !== 'SpConnection') return [member];
  if (isTarget(part)) return [labelOf(String(value.name))];
  const around = segmentsOf(pointer);
  if (around.includes('inboundBackChannelAuth')) return ['inbound', 'password'];
  if (around.includes('outboundBackChannelAuth')) return ['outbound', 'password'];
  const adapter = owners.map(({ parentRef }) => parentRef).find((id) => typeof id === 'string');
  return [adapterWord(adapter), String(value.name ?? 'secret')].filter((word) => word !== '');
}

const adapterWord = (reference: JsonObject[string]) =>
  typeof reference === 'string' ? reference : isObject(reference) ? String(reference.id ?? '') : '';

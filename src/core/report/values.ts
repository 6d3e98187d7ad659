import { isCiphertext, isSecretManagerReference } from '../connection/secrets/ciphertext.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { consoleValue } from '../meaning/console-values.ts';
import { numberWords } from '../meaning/number-words.ts';
import { secretNamesIn, withoutReferences } from '../secret.ts';
import { certificateIn, certificateWords } from './certificate-words.ts';
import { cutInside, shortened, visible } from './visible-text.ts';

/** What stands in the place of a value that must not be seen. */
export const secretWords = '(secret)';

const clearMembers = /password|passphrase|secret$/i;

/**
 * A value on one line, for people: references by their id, certificates by subject, fingerprint and expiry, secrets as
 * `(secret)`, long texts cut at `length` characters, nothing in it that a terminal would obey.
 */
export function showValue(value: Json | undefined, length = 160): string {
  if (value === undefined || value === null) return 'nothing';
  const certificate = certificateIn(value);
  if (certificate !== undefined) return certificateWords(certificate) + roles(value);
  if (typeof value === 'string') return showText(value, length);
  if (Array.isArray(value)) return shortened(`[${value.map((item) => showValue(item, length)).join(', ')}]`, length);
  if (isObject(value)) return shortened(spokenObject(value, length) ?? showObject(value, length), length);
  return typeof value === 'number' ? numberWords(value) : String(value);
}

/** Objects that people say in a few words; `undefined` for any other. */
export function spokenObject(value: JsonObject, length = 160): string | undefined {
  return linkWords(value, length) ?? fulfilmentWords(value, length) ?? fieldInfoWords(value, length);
}

/** `{ id: corp-ad, location: … }` → `corp-ad`. */
function linkWords(value: JsonObject, length: number): string | undefined {
  const names = Object.keys(value).filter((name) => name !== 'location' && value[name] !== undefined);
  return names.length === 1 && names[0] === 'id' && typeof value.id === 'string'
    ? showText(value.id, length)
    : undefined;
}

/** `{ source: { type: ADAPTER }, value: subject }` → `subject, from the adapter`. */
function fulfilmentWords({ source, value, ...more }: JsonObject, length: number): string | undefined {
  if (!isObject(source) || typeof source.type !== 'string' || Object.keys(more).length > 0) return undefined;
  const shown = value === undefined || value === '' ? '' : showValue(value, length);
  if (source.type === 'TEXT') return `text “${shown}”`;
  if (source.type === 'EXPRESSION') return `OGNL: ${shown}`;
  if (source.type === 'NO_MAPPING') return 'nothing';
  const id = typeof source.id === 'string' && source.id !== '' ? ` ${visible(source.id)}` : '';
  const from = `from ${consoleValue('source', source.type) ?? visible(source.type)}${id}`;
  return shown === '' ? from : `${shown}, ${from}`;
}

/** How a channel fills one field of the target: `mail, trimmed`. */
function fieldInfoWords(value: JsonObject, length: number): string | undefined {
  return 'attributeNames' in value || 'defaultValue' in value || 'expression' in value
    ? mappingWords(value, length)
    : undefined;
}

/** The same of what is known to be one, whatever it holds. */
export function mappingWords(value: JsonObject, length = 160): string | undefined {
  const { attributeNames, defaultValue, expression, createOnly, trim, masked, characterCase, parser, ...more } = value;
  if (Object.keys(more).length > 0) return undefined;
  const names = Array.isArray(attributeNames) ? attributeNames.map((name) => showValue(name, length)).join(' + ') : '';
  const words = [
    names,
    defaultValue ? defaultWords(names, showValue(defaultValue, length)) : '',
    expression ? `OGNL: ${showValue(expression, length)}` : '',
    createOnly === true ? 'on create only' : '',
    trim === true ? 'trimmed' : '',
    masked === true ? 'masked in logs' : '',
    choiceWords('characterCase', characterCase),
    choiceWords('parser', parser),
  ].filter((word) => word !== '');
  return words.length > 0 ? words.join(', ') : 'nothing';
}

/** A value for whoever has none, or for everybody. */
function defaultWords(names: string, value: string): string {
  return names === '' ? `always ${value}` : `otherwise ${value}`;
}

function choiceWords(member: string, value: Json | undefined): string {
  if (typeof value !== 'string' || value === '' || value === 'NONE') return '';
  return consoleValue(member, value) ?? showValue(value);
}

function showText(text: string, length: number): string {
  if (hasSecret(text)) return cutInside(visible(withoutReferences(text)), length);
  if (text === '') return '""';
  const seen = cutInside(visible(text), length);
  return text.trim() === text ? seen : `"${seen}"`;
}

function showObject(value: JsonObject, length: number): string {
  const members = Object.entries(value).filter(([name, member]) => name !== 'location' && member !== undefined);
  const shown = members.map(([name, member]) => `${visible(name)}: ${showMember(name, member, length)}`);
  return `{ ${shown.join(', ')} }`;
}

function showMember(name: string, value: Json | undefined, length: number): string {
  return isSecretMember(name, value) ? secretWords : showValue(value, length);
}

/** What a partner certificate is used for: `, primary, encryption`. */
function roles(value: Json | undefined): string {
  if (!isObject(value)) return '';
  const used = [
    isOnlyActive(value) && 'signature verification',
    value.primaryVerificationCert === true && 'primary',
    value.secondaryVerificationCert === true && 'secondary',
    value.encryptionCert === true && 'encryption',
  ].filter((role) => role !== false);
  return used.map((role) => `, ${role}`).join('');
}

/** Without a rank among several. */
function isOnlyActive({ activeVerificationCert, primaryVerificationCert, secondaryVerificationCert }: JsonObject) {
  return activeVerificationCert === true && !primaryVerificationCert && !secondaryVerificationCert;
}

/** True for a member that PingFederate encrypts, whichever form it has. A `${secret:…}` reference is no secret, nor is a secret manager's. */
export function isSecretMember(name: string, value: Json | undefined): boolean {
  if (isSecretManagerReference(value)) return false;
  if (isCiphertext(name, value)) return true;
  return clearMembers.test(name) && typeof value === 'string' && !hasSecret(value);
}

/** The value as data that may leave the process: encrypted and clear secrets are gone, `${secret:…}` references stay. */
export function withoutSecrets(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return value.map((item) => withoutSecrets(item) ?? null);
  if (!isObject(value)) return value;
  const kept: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    kept[name] = isSecretMember(name, member) ? secretWords : withoutSecrets(member);
  }
  return kept;
}

function hasSecret(text: string): boolean {
  return secretNamesIn(text).length > 0;
}

/** True for a line of a definition with a key that speaks of a secret, followed by something that is neither a reference nor nothing. */
export function mayHoldSecret(line: string): boolean {
  return line
    .replace(/\$\{[^{}]*\}/g, '$')
    .split(/[,{]/)
    .some(isSecretInClear);
}

/** Key and value are taken apart first: one expression for both would go over a long line again and again. */
function isSecretInClear(part: string): boolean {
  const colon = part.indexOf(':');
  if (colon < 0 || !secretWord.test(part.slice(0, colon))) return false;
  const value = part.slice(colon + 1).trimStart();
  return value !== '' && !/^["']?\$|^#/.test(value);
}

const secretWord = /secret|password|passphrase|token|credential|api.?key|private.?key/i;

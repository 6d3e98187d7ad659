import type { Secret } from './secret.ts';

/** Shorter values would take ordinary words apart; GitHub's own masking draws a similar line. */
const shortest = 4;
/** What a secret becomes. */
const replacement = '(secret)';
/** What stands where a text was too long to be shown whole. */
const cut = '…';

/**
 * The text without any of the secrets, in whatever form they stand there: raw, URL-encoded, form-encoded, JSON-escaped
 * (once or twice, or down to ASCII), HTML-escaped, base64 and base64url at each of the three alignments, and line by line for secrets of
 * several lines or broken into one. What a cut (`…`) left of a secret is taken out as well.
 *
 * @param secrets the list may grow between calls; what was worked out for it is kept
 */
export function redact(text: string, secrets: readonly Secret[]): string {
  const forms = formsOf(secrets);
  if (forms.byStart.size === 0 || text.length < shortest) return text;
  let result = '';
  let from = 0;
  let cutAt = text.indexOf(cut);
  for (let at = 0; at <= text.length - shortest; at++) {
    if (cutAt !== -1 && cutAt < at) cutAt = text.indexOf(cut, at);
    if (!forms.first.has(text.charCodeAt(at))) continue;
    const end = endOfSecret(text, at, cutAt, forms.byStart.get(text.slice(at, at + shortest)) ?? []);
    if (end === undefined) continue;
    result += text.slice(from, at) + replacement;
    from = end;
    at = from - 1;
  }
  return from === 0 ? text : result + text.slice(from);
}

/** Where a secret ends that begins here: after the whole of it, or where a text was cut in its midst. */
function endOfSecret(text: string, at: number, cutAt: number, forms: readonly string[]): number | undefined {
  const whole = forms.find((form) => text.startsWith(form, at));
  if (whole !== undefined) return at + whole.length;
  if (cutAt < at + shortest) return undefined;
  const isCut = forms.some((form) => cutAt - at < form.length && form.startsWith(text.slice(at, cutAt)));
  return isCut ? cutAt : undefined;
}

/** Every form of every secret, by its first characters, the longest first. */
interface Forms {
  length: number;
  first: Set<number>;
  byStart: Map<string, string[]>;
}

const known = new WeakMap<readonly Secret[], Forms>();

function formsOf(secrets: readonly Secret[]): Forms {
  let forms = known.get(secrets);
  if (!forms || forms.length !== secrets.length) {
    forms = indexed(secrets);
    known.set(secrets, forms);
  }
  return forms;
}

function indexed(secrets: readonly Secret[]): Forms {
  const all = new Set(secrets.flatMap((secret) => formsOfValue(secret.reveal())));
  const byStart = new Map<string, string[]>();
  for (const form of all) {
    if (form.length < shortest) continue;
    const start = form.slice(0, shortest);
    byStart.set(start, [...(byStart.get(start) ?? []), form]);
  }
  for (const list of byStart.values()) list.sort((a, b) => b.length - a.length);
  return {
    length: secrets.length,
    first: new Set([...byStart.keys()].map((start) => start.charCodeAt(0))),
    byStart,
  };
}

function formsOfValue(value: string): string[] {
  const lines = value.split(/\r?\n/).map((line) => line.trim());
  const longLines = lines.length > 1 ? lines.filter((line) => line.length >= 16) : [];
  const onOneLine = value.replace(/\s+/g, ' ').trim();
  return [value, value.trim(), onOneLine, ...longLines].filter((text) => text.length >= shortest).flatMap(formsOfText);
}

function formsOfText(text: string): string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const url = encodeURIComponent(text.toWellFormed?.() ?? text);
  return [
    text,
    json,
    JSON.stringify(json).slice(1, -1),
    json.replaceAll('/', '\\/'),
    json.replace(/[<>&='\u0080-\uffff]/g, unicodeEscape),
    json.replace(/[\u0080-\uffff]/g, unicodeEscape),
    url,
    lowerCaseEscapes(url),
    url.replaceAll('%20', '+'),
    // What encodeURIComponent leaves alone and other encoders don't.
    url.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    htmlEscaped(text),
    ...base64Forms(text),
  ];
}

/** Several JSON writers leave only ASCII, and some of them nothing that HTML could misread. */
const unicodeEscape = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

const lowerCaseEscapes = (url: string) => url.replace(/%[0-9A-F]{2}/g, (sign) => sign.toLowerCase());

function htmlEscaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Base64 looks different by how many bytes stand before; what the neighbours influence is left out. */
function base64Forms(text: string): string[] {
  const bytes = Buffer.from(text, 'utf8');
  return [0, 1, 2].flatMap((before) => {
    const padded = Buffer.concat([Buffer.alloc(before), bytes]);
    const encoded = padded.toString('base64');
    const certain = encoded.slice(Math.ceil((before * 8) / 6), Math.floor((padded.length * 8) / 6));
    if (certain.length < 6) return [];
    return [certain, certain.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

import type { JsonObject, Pointer } from '../../document/json.ts';
import { objectIn, textIn } from '../../document/readers.ts';
import { type Check, itemsIn } from './check.ts';

/**
 * What vendors leave in their templates for the customer to fill in: `your_vanity_url`, `{tenant}`, `<domain>`,
 * `%ACCOUNT%`, `SUBDOMAIN.example.com`.
 */
const left = [
  /\byour[-_ ][a-z]+/i,
  /\byour(company|domain|tenant|org|organi[sz]ation|vanity|instance|account|sub-?domain|site|host|hostname|server|app|team|workspace|name)/i,
  /[{<][^{}<>]*[}>]/,
  /%[A-Z_]{4,}%|__[A-Z_]{3,}__|\bchange[-_]?me\b|\bplaceholder\b/i,
];

/** Addresses and the entity ID, as they will be sent. */
export function checkPlaceholders(check: Check): void {
  const told = new Set<string>();
  for (const [pointer, text] of addresses(check.document)) {
    const found = placeholderIn(text);
    // One in the base URL is in most of the others, too.
    if (found === undefined || told.has(found)) continue;
    told.add(found);
    const hint = 'write what the partner calls you; in metadata samlMetadata.replace puts it there';
    check.report('placeholder-left', pointer, `"${text}" holds a placeholder, ${found}`, hint);
  }
}

function addresses(document: JsonObject): [Pointer, string][] {
  const sso = objectIn(document, 'spBrowserSso');
  const at = '/spBrowserSso';
  const endpoints = [
    ...itemsIn(sso, 'ssoServiceEndpoints', at),
    ...itemsIn(sso, 'sloServiceEndpoints', at),
    ...itemsIn(objectIn(sso, 'artifact'), 'resolverLocations', `${at}/artifact`),
  ].flatMap(({ item, pointer }) => members(item, pointer, ['url', 'responseUrl']));
  return [...members(document, '', ['entityId', 'baseUrl']), ...endpoints];
}

function members(value: JsonObject, at: Pointer, names: string[]): [Pointer, string][] {
  return names.flatMap((name): [Pointer, string][] => {
    const text = textIn(value, name);
    return text === undefined ? [] : [[`${at}/${name}`, text]];
  });
}

function placeholderIn(text: string): string | undefined {
  for (const pattern of left) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  return shoutedLabel(text);
}

/** One label of a host in capitals among others that aren't. */
function shoutedLabel(text: string): string | undefined {
  const labels = /^https?:\/\/([^/:?#@]+)/i.exec(text)?.[1]?.split('.') ?? [];
  if (!labels.some((label) => /[a-z]/.test(label))) return undefined;
  return labels.find((label) => /^[A-Z][A-Z_-]{3,}$/.test(label));
}

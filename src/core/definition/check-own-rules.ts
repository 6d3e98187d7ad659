import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import {
  below,
  isObject,
  type Json,
  type JsonObject,
  lastOf,
  type Pointer,
  pointerTo,
  segmentsOf,
  valueAt,
} from '../document/json.ts';
import { inWords } from '../document/nearest.ts';
import { parsePath } from '../document/parse-path.ts';
import { type DefinableKind, type Key, kinds } from '../kinds.ts';
import { inARow } from '../wording.ts';
import { metadataFile, resolvePath, whatIsWrongWith } from './attachments.ts';
import type { ChosenDocument } from './choose.ts';
import type { FilledIn } from './fill-in.ts';
import { writtenAt } from './place-in-text.ts';
import type { SchemaNames } from './schema-shape.ts';
import { typeHint, whatItIs } from './type-words.ts';
import type { Attachment, Definition } from './types.ts';

/** Items of a list that are looked at one by one; no real list has as many. */
const mostChecked = 500;

/** Rules within one definition that a schema can't say, or not in words that help. */
export function checkOwnRules(definition: Definition): Diagnostic[] {
  if (Object.keys(definition.data).length === 0) return [];
  if (definition.lifecycle.state === 'absent') return [...checkAbsent(definition), ...checkIgnoredPaths(definition)];
  const ofKind = rulesOf[definition.kind] ?? [];
  return [...ofKind.flatMap((rule) => rule(definition)), ...checkIgnoredPaths(definition)];
}

function checkAbsent({ kind, data, locate, lifecycle, id, key }: Definition): Diagnostic[] {
  const about = id ? key : undefined;
  const findings: Diagnostic[] = [];
  if (data.active === true) {
    const message = 'the connection is to be deleted (lifecycle.state is absent) and active at once';
    findings.push(
      finding('absent-and-active', locate('/active'), message, { hint: 'remove one of the two', key: about }),
    );
  }
  if (lifecycle.protect) {
    const message = `the ${kinds[kind].word} is to be deleted and protected from deletion at once`;
    const hint = 'remove `protect` in one pull request, and set `state: absent` in the next';
    findings.push(finding('absent-and-protected', locate('/lifecycle/protect'), message, { hint, key: about }));
  }
  return findings;
}

/** What a connection can be for. Each is a part of its own, whatever else is there. */
const protocols = [
  'spBrowserSso',
  'wsTrust',
  'attributeQuery',
  'oauthTokenExchangeSettings',
  'outboundProvision',
] as const;

/** What there is to say about a definition of one kind, beside what the rules for lowered documents say. */
const rulesOf: Partial<Record<DefinableKind, ((definition: Definition) => Diagnostic[])[]>> = {
  SpConnection: [checkProtocol, checkConnector],
};

/** PingFederate has no connection without a use. Metadata supplies browser SSO. */
function checkProtocol({ data, locate, id }: Definition): Diagnostic[] {
  if (protocols.some((protocol) => isObject(data[protocol])) || data.samlMetadata !== undefined) return [];
  if (protocols.some((protocol) => data[protocol] !== undefined) || hasUnknownRole(data)) return [];
  const message =
    'the connection is for nothing: it has neither browser SSO, WS-Trust, attribute query, OAuth token exchange nor outbound provisioning';
  const hint = `add ${inARow(protocols, 'or')}`;
  return [
    finding('no-protocol', locate(data.kind === undefined ? '' : '/kind', 'key'), message, {
      hint,
      key: id || undefined,
    }),
  ];
}

/** A part beside the known ones: what a newer PingFederate has connections for, here or (`null`) on the server alone. */
function hasUnknownRole({ unknown }: JsonObject): boolean {
  if (!isObject(unknown)) return false;
  const isPart = (path: string) => parsePath(path).steps.length === 1;
  return Object.entries(unknown).some(([path, value]) => (isObject(value) || value === null) && isPart(path));
}

/** A connector of the catalogue, or a plugin by its type: one of them says what the other would. */
function checkConnector({ data, locate, id }: Definition): Diagnostic[] {
  const provisioning = data.outboundProvision;
  if (!isObject(provisioning)) return [];
  const connection = id || undefined;
  const findings = both(provisioning, 'connector', 'type')
    ? [
        finding(
          'connector-and-type',
          locate('/outboundProvision/type', 'key'),
          '"connector" and "type" are both given',
          {
            hint: 'keep one: `connector` names a connector of the catalogue, `type` PingFederate’s plugin',
            key: connection,
          },
        ),
      ]
    : [];
  return [...findings, ...repeatedChannels(provisioning, locate, connection)];
}

function both(value: JsonObject, one: string, other: string): boolean {
  return Object.hasOwn(value, one) && Object.hasOwn(value, other);
}

/** Channels are told apart by their names. */
function repeatedChannels(
  provisioning: JsonObject,
  locate: Definition['locate'],
  connection: string | undefined,
): Diagnostic[] {
  const channels = Array.isArray(provisioning.channels) ? provisioning.channels : [];
  const seen = new Map<string, number>();
  const findings: Diagnostic[] = [];
  for (const [index, channel] of channels.slice(0, mostChecked).entries()) {
    const name = isObject(channel) && typeof channel.name === 'string' ? channel.name : undefined;
    if (name === undefined) continue;
    if (!seen.has(name)) seen.set(name, index);
    else {
      const place = locate(pointerTo(['outboundProvision', 'channels', index, 'name']));
      const first = locate(pointerTo(['outboundProvision', 'channels', seen.get(name) as number, 'name']));
      const message = `two channels are called "${name}", the first on line ${first.line}`;
      findings.push(
        finding('duplicate-channel', place, message, { hint: 'give each channel its own name', key: connection }),
      );
    }
  }
  return findings;
}

function checkIgnoredPaths({ lifecycle, locate, id, key }: Definition): Diagnostic[] {
  return lifecycle.ignoreChanges.slice(0, mostChecked).flatMap((path, index) => {
    const problem = problemOf(path);
    if (problem === undefined) return [];
    const place = locate(pointerTo(['lifecycle', 'ignoreChanges', index]));
    const hint = 'write `contactInfo`, or `outboundProvision.channels[Staff].active`';
    return [finding('ignored-path', place, `"${path}" is no path: ${problem}`, { hint, key: id ? key : undefined })];
  });
}

/** Why a text is no path into an object; every such path begins with a member. */
function problemOf(path: string): string | undefined {
  const { steps, problem } = parsePath(path);
  return problem ?? (steps[0]?.form === 'name' ? undefined : 'it begins with a bracket');
}

/** The metadata file that the definition names, when it can't be used. */
export function checkSamlMetadata(
  document: ChosenDocument,
  filled: FilledIn,
  attachments: ReadonlyMap<string, Attachment>,
): Diagnostic[] {
  const written = metadataFile(filled.data);
  if (!written || filled.unfilled.has(written.pointer)) return [];
  const attachment = attachments.get(`${document.file}\n${written.path}`) ?? { state: 'missing' as const };
  if (attachment.state === 'read') return [];
  const { code, message, hint } = whatIsWrongWith(written.path, attachment, resolvePath(document.file, written.path));
  return [finding(code, document.locate(written.pointer), message, { hint, key: document.key })];
}

/** What only PingFederate writes: a document that was saved as the server answered it has it, and it does no harm. */
export function checkReadOnly({ data, locate, id, key }: Definition, names: SchemaNames): Diagnostic[] {
  const pointers = names.readOnlyIn(data);
  const [first] = pointers;
  if (first === undefined) return [];
  const members = [...new Set(pointers.map((pointer: Pointer) => lastOf(pointer)))].sort();
  const message = `${inWords(members, 'and')} ${members.length === 1 ? 'is' : 'are'} written by PingFederate and ignored here`;
  return [finding('read-only-member', locate(first, 'key'), message, { key: id ? key : undefined })];
}

const settings = '/outboundProvision/targetSettings';

/**
 * Target settings take numbers and send them as texts, which is right for `30`; `012`, `1e3` and `2.0` would arrive as
 * other texts than the ones that were written.
 */
export function checkChangedNumbers(document: ChosenDocument, { data, written }: FilledIn, about?: Key): Diagnostic[] {
  return numbersIn(valueAt(data, settings)).flatMap(({ pointer, value }) => {
    if (written.has(pointer)) return [];
    const place = document.locate(pointer);
    const text = writtenAt(document.textOf(place) ?? '', place);
    // Through an alias: the number stands where its anchor is.
    if (text === String(value) || text.startsWith('*')) return [];
    const name = JSON.stringify(nameOf(pointer, data));
    const hint = typeHint(['string'], value, pointer, { ...document, data, writtenAt: () => text });
    return [finding('wrong-type', place, `${name} must be text, but is ${whatItIs(value)}`, { hint, key: about })];
  });
}

function numbersIn(written: Json | undefined): { pointer: Pointer; value: number }[] {
  const entries = Array.isArray(written) ? [...written.entries()] : isObject(written) ? Object.entries(written) : [];
  return entries.flatMap(([key, item]) => {
    const pointer = below(settings, key);
    if (typeof item === 'number') return [{ pointer, value: item }];
    return isObject(item) && typeof item.value === 'number' ? [{ pointer: `${pointer}/value`, value: item.value }] : [];
  });
}

/** The setting's name: its key in the map, or `name` beside the value in the list. */
function nameOf(pointer: Pointer, data: Json): string {
  const [, , key = '', member] = segmentsOf(pointer);
  const name = valueAt(data, `${below(settings, key)}/name`);
  return member && typeof name === 'string' ? name : key;
}

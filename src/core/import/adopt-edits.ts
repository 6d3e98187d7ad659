import { isNothing, sortedScalars } from '../connection/compare/scalars.ts';
import { pathOf } from '../connection/compare/walk.ts';
import type { ModelName } from '../connection/fields/rule.ts';
import { ruleAt } from '../connection/fields/table.ts';
import { visitModels } from '../connection/fields/visit-models.ts';
import type { Desired, Live } from '../connection/types.ts';
import { tidyItem } from '../connection/without-defaults.ts';
import { resolveLabel } from '../connector/labels.ts';
import type { Connector, Connectors } from '../connector/types.ts';
import type { Edit } from '../document/apply-edit.ts';
import { below, isObject, type Json, type JsonObject, type Pointer, valueAt } from '../document/json.ts';
import type { Path } from '../document/path.ts';
import { isAt, pathPattern } from '../document/path-pattern.ts';
import { sameJson } from '../document/readers.ts';
import { isOfPlugin, pluginEdits } from './adopt-plugin.ts';
import { desiredPointer, livePointer, mappingItem, propertyEntry, settingItem, type Unit } from './adopt-units.ts';
import { attachCertificate } from './attached-files.ts';
import { channelForm, connectorForm, fieldForm, propertyForm, settingValue, wordFor } from './provisioning-form.ts';
import { namedForm, referByName } from './refer-by-name.ts';
import { addRequiredMembers } from './required-members.ts';

export interface Adoption {
  raw: JsonObject;
  desired: Desired;
  live: Live;
  connector: Connector | undefined;
  connectors: Connectors;
}

/** What has to be changed in a definition so that this part of it says what the server holds; the order comes after. */
export function editsFor(unit: Unit, adoption: Adoption): Edit[] {
  const path = pathOf(unit.steps, adoption.desired.kind);
  if (unit.found.moved) return [];
  if (isOfPlugin(adoption.desired, unit.steps))
    return pluginEdits(unit, { ...adoption, plugins: adoption.connectors.plugins });
  if (isAt(path, connectorType)) return typeEdits(adoption);
  if (isAt(path, settingItem)) return keyedEdits(unit, adoption, settings(adoption));
  if (isAt(path, mappingItem)) return keyedEdits(unit, adoption, mappings(adoption));
  const pointer = desiredPointer(unit.steps);
  const held = valueAt(adoption.live, livePointer(unit.steps));
  if (isAt(path, propertyEntry)) return [setOrRemove(adoption.raw, pointer, propertyForm(held))];
  const value = isNothing(held) && held !== false ? undefined : plainForm(held as Json, path, adoption);
  const written = valueAt(adoption.raw, pointer);
  if (value !== undefined || written !== undefined) {
    return [setOrRemove(adoption.raw, pointer, value ?? heldFalse(unit, written))];
  }
  // Not written here, so there is nothing to remove: an empty value says that there is none.
  const desired = valueAt(adoption.desired.document, pointer);
  return [{ pointer, value: Array.isArray(desired) ? [] : typeof desired === 'boolean' ? false : '' }];
}

const connectorType = pathPattern('outboundProvision.type');

/** The server leaves `false` out; where a definition says `true`, `false` has to be said. What goes as a whole is no switch. */
const heldFalse = ({ found }: Unit, written: Json | undefined): Json | undefined =>
  found.live === false && !isObject(written) ? false : undefined;

function setOrRemove(raw: JsonObject, pointer: Pointer, value: Json | undefined): Edit {
  if (value !== undefined) return { pointer, value };
  return valueAt(raw, pointer) === undefined ? { pointer, value: '' } : { pointer, remove: true };
}

function typeEdits({ raw, live, connector, connectors }: Adoption): Edit[] {
  const type = isObject(live.outboundProvision) ? live.outboundProvision.type : undefined;
  if (typeof type !== 'string') return [{ pointer: '/outboundProvision', remove: true }];
  const wanted = connectorForm(type, connector, connectors);
  const written = isObject(raw.outboundProvision) ? raw.outboundProvision : {};
  return ['connector', 'type'].flatMap((member): Edit[] => {
    const pointer = `/outboundProvision/${member}`;
    if (wanted[member] !== undefined) return [{ pointer, value: wanted[member] }];
    return written[member] === undefined ? [] : [{ pointer, remove: true }];
  });
}

/** A list that a definition may write as a map by label. */
interface KeyedForm {
  key: 'name' | 'fieldName';
  labelled: { name: string; label?: string | undefined }[];
  /** Its value in the map; `undefined` when the item says nothing. */
  inMap(item: JsonObject): Json | undefined;
  model: ModelName;
}

function settings({ connector }: Adoption): KeyedForm {
  const descriptors = connector?.descriptor.configDescriptor.fields ?? [];
  return {
    key: 'name',
    model: 'ConfigField',
    labelled: descriptors.map(({ name, label }) => ({ name, label })),
    inMap: (item) => {
      const descriptor = descriptors.find(({ name }) => name === item.name);
      return settingValue({ name: item.name, value: item.value ?? '' }, descriptor);
    },
  };
}

function mappings({ connector }: Adoption): KeyedForm {
  const fields = connector?.descriptor.saasPluginFieldInfoDescriptors ?? [];
  return {
    key: 'fieldName',
    model: 'SaasAttributeMapping',
    labelled: fields.map(({ code, label }) => ({ name: code, label })),
    inMap: (item) => (isNothing(item.saasFieldInfo) ? undefined : fieldForm(item.saasFieldInfo)),
  };
}

function keyedEdits({ steps, found }: Unit, { raw, desired, live }: Adoption, form: KeyedForm): Edit[] {
  const item = valueAt(live, livePointer(steps));
  const wanted = valueAt(desired.document, desiredPointer(steps));
  const name = [item, wanted].map((each) => (isObject(each) ? each[form.key] : undefined)).find(Boolean) as string;
  const list = desiredPointer(steps.slice(0, -1));
  const written = valueAt(raw, list);
  const tidied = isObject(item) ? (tidyItem(item, form.model, undefined) as JsonObject) : undefined;
  if (Array.isArray(written)) return listEdits({ list, written, name, tidied, form });
  const word = wordIn(isObject(written) ? written : {}, name, form) ?? wordFor(name, form.labelled) ?? name;
  const value = tidied && !found.secret ? form.inMap({ [form.key]: name, ...tidied }) : undefined;
  const said = isObject(wanted) ? form.inMap(tidyItem(wanted, form.model, undefined) as JsonObject) : undefined;
  const own = isObject(written) ? written[word] : undefined;
  if (isObject(own) && isObject(said) && isObject(value)) return memberEdits(below(list, word), own, said, value);
  return value === undefined && !isObject(written) ? [] : [setOrRemove(raw, below(list, word), value)];
}

/** Only what changed of an object that stays one, so that the comments and variables in it stay as well. */
function memberEdits(pointer: Pointer, written: JsonObject, said: JsonObject, value: JsonObject): Edit[] {
  return [...new Set([...Object.keys(said), ...Object.keys(value)])].flatMap((member): Edit[] => {
    if (sameJson(said[member] ?? null, value[member] ?? null)) return [];
    const at = below(pointer, member);
    if (value[member] !== undefined) return [{ pointer: at, value: value[member] }];
    return written[member] === undefined ? [] : [{ pointer: at, remove: true }];
  });
}

function listEdits(given: {
  list: Pointer;
  written: Json[];
  name: string;
  tidied: JsonObject | undefined;
  form: KeyedForm;
}): Edit[] {
  const { list, written, name, tidied, form } = given;
  const index = written.findIndex((item) => isObject(item) && meansName(String(item[form.key]), name, form));
  const pointer = below(list, index < 0 ? '-' : index);
  if (tidied) return [{ pointer, value: tidied }];
  return index < 0 ? [] : [{ pointer, remove: true }];
}

/** The key under which a map has it already. */
function wordIn(written: JsonObject, name: string, form: KeyedForm): string | undefined {
  return Object.keys(written).find((word) => meansName(word, name, form));
}

function meansName(word: string, name: string, { labelled }: KeyedForm): boolean {
  const resolved = resolveLabel(word, labelled);
  return resolved.state === 'found' ? resolved.thing.name === name : word === name;
}

/** A live value as a person writes it at this place. */
function plainForm(held: Json, path: Path, { connector, desired }: Adoption): Json | undefined {
  const rule = ruleAt(path);
  const form = plainFormOf(held, path, connector);
  const { referenceTo } = desired;
  // A definition that speaks of names goes on to.
  if (!rule || !referenceTo || form === undefined) return form;
  if (rule.kind === 'object' && isObject(form)) referByName(form, rule.model, referenceTo);
  if (Array.isArray(form) && 'of' in rule && rule.of) {
    for (const item of form) if (isObject(item)) referByName(item, rule.of, referenceTo);
  }
  return namedForm(rule, form, referenceTo);
}

function plainFormOf(held: Json, path: Path, connector: Connector | undefined): Json | undefined {
  const rule = ruleAt(path);
  if (!rule || rule.kind === 'scalar') return held;
  if (rule.kind === 'object') return isObject(held) ? partForm(held, rule.model, path, connector) : held;
  if (rule.kind === 'map') return mapForm(held, rule.of, path);
  if (!Array.isArray(held)) return held;
  const { of } = rule;
  if (!of) return sortedScalars(held);
  return held.map((item, index) => (isObject(item) ? partForm(item, of, [...path, { index }], connector) : item));
}

function mapForm(held: Json, of: ModelName, path: Path): Json {
  if (!isObject(held)) return held;
  return Object.fromEntries(
    Object.entries(held).map(([member, entry]) => [
      member,
      isObject(entry) ? partForm(entry, of, [...path, { member }], undefined) : entry,
    ]),
  );
}

function partForm(part: JsonObject, model: ModelName, path: Path, connector: Connector | undefined): Json {
  if (model === 'ResourceLink') return part.id ?? '';
  const tidied = tidyItem(part, model, undefined) as JsonObject;
  visitModels(model, tidied, (inner) => {
    addRequiredMembers(inner);
    attachCertificate(inner, { files: [], attach: (text) => text });
  });
  return isAt(path, channelItem) ? channelForm(tidied, connector) : tidied;
}

const channelItem = pathPattern('outboundProvision.channels[*]');

import { compareObject } from '../connection/compare/compare-value.ts';
import { defaultsOf } from '../connection/compare/descriptor-defaults.ts';
import { ignoredPaths, isIgnored } from '../connection/compare/ignored-paths.ts';
import { type Found, pathOf, type Walk, type WalkStep } from '../connection/compare/walk.ts';
import { modelOf, ruleAt } from '../connection/fields/table.ts';
import type { Desired, Live } from '../connection/types.ts';
import { pluginKinds } from '../connector/plugin/types.ts';
import type { Descriptor } from '../connector/types.ts';
import { isObject, type JsonObject, type Pointer, pointerTo, valueAt } from '../document/json.ts';
import { isAt, isWithin, pathPattern } from '../document/path-pattern.ts';
import type { KindName } from '../kinds.ts';

/** A part of a definition that is written as one: a value, an item, a setting, a mapped field, a reference. */
export interface Unit {
  steps: WalkStep[];
  found: Found;
}

/** The parts of a definition that don't say what the server holds, each once; none lies in another. */
export function differingUnits(input: {
  desired: Desired;
  live: Live;
  /** The definition as it is written, references not filled in. */
  raw: JsonObject;
  descriptor: Descriptor | undefined;
}): Unit[] {
  const { desired, live, raw, descriptor } = input;
  const ignored = ignoredPaths(desired);
  const units = new Map<string, Unit>();
  const walk: Walk = {
    steps: [],
    descriptor: descriptor && defaultsOf(descriptor),
    done: false,
    report({ moved, ...found }) {
      if (isIgnored(this.steps, ignored)) return;
      const steps = isConfiguration(desired.kind, this.steps)
        ? fieldAsOne(this.steps)
        : (goneWith(this.steps, raw, live) ?? asOne(this.steps, raw, desired.kind));
      const isWritten = isConfiguration(desired.kind, steps) || Array.isArray(valueAt(raw, desiredPointer(steps)));
      units.set(JSON.stringify(steps), { steps, found: moved && isWritten ? { ...found, moved } : found });
    },
  };
  compareObject(walk, desired.kind, desired.document, live);
  const dependent = [...units.values()].flatMap((unit) => dependentUnits(unit, raw, live, desired.kind));
  return withoutInner([...units.values(), ...dependent.filter(({ steps }) => !units.has(JSON.stringify(steps)))]);
}

/** Members whose default depends on this one: what they mean changes with it, so they have to be written out. */
function dependentUnits({ steps }: Unit, raw: JsonObject, live: Live, kind: KindName): Unit[] {
  const parent = steps.slice(0, -1);
  const rule = ruleAt(pathOf(parent, kind));
  if (rule?.kind !== 'object') return [];
  return modelOf(rule.model).entries.flatMap(([member, { default: fallback }]): Unit[] => {
    if (typeof fallback !== 'object' || !fallback.some(({ when }) => when.sibling === steps.at(-1))) return [];
    const own = [...parent, member];
    const held = valueAt(live, livePointer(own));
    const isWritten = valueAt(raw, desiredPointer(own)) !== undefined;
    return held === undefined && !isWritten ? [] : [{ steps: own, found: { kind: 'changed', live: held } }];
  });
}

/** What a plugin is set to is written by label or in lists, field by field and row by row. */
const isConfiguration = (kind: KindName, [first]: readonly WalkStep[]) =>
  first === 'configuration' && pluginKinds.some((one) => one === kind);

/** A field, a cell of a row, or what is no part of one. */
function fieldAsOne(steps: readonly WalkStep[]): WalkStep[] {
  const fields = steps.indexOf('fields');
  return fields < 0 ? [...steps] : steps.slice(0, fields + 2);
}

/** The part around it that the server lacks altogether: it goes as a whole, as what were left might not be valid. */
function goneWith(steps: readonly WalkStep[], raw: JsonObject, live: Live): WalkStep[] | undefined {
  const around = steps.slice(0, -1).map((_, index) => steps.slice(0, index + 1));
  return around.find(
    (part) =>
      typeof part.at(-1) === 'string' &&
      isObject(valueAt(raw, desiredPointer(part))) &&
      valueAt(live, livePointer(part)) === undefined,
  );
}

/** The way to the part that has to be written as one. */
function asOne(steps: readonly WalkStep[], raw: JsonObject, kind: KindName): WalkStep[] {
  const path = pathOf(steps, kind);
  const convenience = [settingItem, mappingItem, propertyEntry].find((pattern) => isWithin(path, pattern));
  const cut = convenience ? steps.slice(0, convenience.length) : withoutTail(steps, kind);
  return unwrittenList(cut, raw, kind) ?? cut;
}

/**
 * A reference is written as one: its id. So is an object that becomes another kind, or its own instead of its parent's:
 * its other members change, or begin to count, with it.
 */
function withoutTail(steps: readonly WalkStep[], kind: KindName): WalkStep[] {
  const parent = steps.slice(0, -1);
  const rule = parent.length > 0 ? ruleAt(pathOf(parent, kind)) : undefined;
  if (rule?.kind !== 'object') return [...steps];
  const { variants, inherits } = modelOf(rule.model);
  const decides = rule.model === 'ResourceLink' ? 'id' : inherits ? 'inherited' : variants?.by;
  return steps.at(-1) === decides ? parent : [...steps];
}

/** A list that came from elsewhere (SAML metadata) has to be written whole before an item of it can differ. */
function unwrittenList(steps: readonly WalkStep[], raw: JsonObject, kind: KindName): WalkStep[] | undefined {
  for (const [index, step] of steps.entries()) {
    if (typeof step === 'string') continue;
    const list = steps.slice(0, index);
    const item = pathOf(steps.slice(0, index + 1), kind);
    const isKeyedMap = isAt(item, settingItem) || isAt(item, mappingItem);
    if (!isKeyedMap && !Array.isArray(valueAt(raw, desiredPointer(list)))) return list;
  }
  return undefined;
}

function withoutInner(units: readonly Unit[]): Unit[] {
  const whole = units.filter(({ found }) => !found.moved);
  const keys = new Set(whole.map(({ steps }) => JSON.stringify(steps)));
  return units.filter(({ steps }) =>
    steps.every((_, length) => length === 0 || !keys.has(JSON.stringify(steps.slice(0, length)))),
  );
}

/** What a definition may write as an entry of a map, each as one. */
export const settingItem = pathPattern('outboundProvision.targetSettings[*]');
export const mappingItem = pathPattern('outboundProvision.channels[*].attributeMapping[*]');
export const propertyEntry = pathPattern('extendedProperties[*]');

/** Into the desired document; `-` for an item that isn't there. */
export function desiredPointer(steps: readonly WalkStep[]): Pointer {
  return pointerTo(steps.map((step) => (typeof step === 'string' ? step : (step.desired ?? '-'))));
}

/** Into the live connection; `-`, where nothing is, for an item that isn't there. */
export function livePointer(steps: readonly WalkStep[]): Pointer {
  return pointerTo(steps.map((step) => (typeof step === 'string' ? step : (step.live ?? '-'))));
}

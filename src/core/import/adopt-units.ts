import { compareObject } from '../connection/compare/compare-value.ts';
import { defaultsOf } from '../connection/compare/descriptor-defaults.ts';
import { isIgnored } from '../connection/compare/ignored-paths.ts';
import type { ItemStep, Step } from '../connection/compare/steps.ts';
import type { Found, Walk } from '../connection/compare/walk.ts';
import { ignoredPaths } from '../connection/compare-connection.ts';
import { fieldAt, modelOf } from '../connection/fields/table.ts';
import type { DesiredConnection, LiveConnection } from '../connection/types.ts';
import type { ConnectorDescriptor } from '../connector/types.ts';
import { type JsonObject, type Pointer, pointerTo, valueAt } from '../document/json.ts';

/** A part of a definition that is written as one: a value, an item, a setting, a mapped field, a reference. */
export interface Unit {
  steps: Step[];
  found: Found;
}

/** The parts of a definition that don't say what the server holds, each once; none lies in another. */
export function differingUnits(input: {
  desired: DesiredConnection;
  live: LiveConnection;
  /** The definition as it is written, references not filled in. */
  raw: JsonObject;
  descriptor: ConnectorDescriptor | undefined;
}): Unit[] {
  const { desired, live, raw, descriptor } = input;
  const ignored = ignoredPaths(desired);
  const units = new Map<string, Unit>();
  const walk: Walk = {
    steps: [],
    descriptor: descriptor && defaultsOf(descriptor),
    done: false,
    report(found) {
      if (isIgnored(this.steps, ignored)) return;
      const steps = asOne(this.steps, raw);
      units.set(JSON.stringify(steps), { steps, found });
    },
  };
  compareObject(walk, 'SpConnection', desired.document, live);
  const dependent = [...units.values()].flatMap((unit) => dependentUnits(unit, raw, live));
  return withoutInner([...units.values(), ...dependent.filter(({ steps }) => !units.has(JSON.stringify(steps)))]);
}

/** Members whose default depends on this one: what they mean changes with it, so they have to be written out. */
function dependentUnits({ steps }: Unit, raw: JsonObject, live: LiveConnection): Unit[] {
  const parent = steps.slice(0, -1);
  const rule =
    parent.length === 0 ? { kind: 'object' as const, model: 'SpConnection' } : fieldAt(desiredPointer(parent));
  if (rule?.kind !== 'object') return [];
  return modelOf(rule.model).entries.flatMap(([member, { default: fallback }]): Unit[] => {
    if (typeof fallback !== 'object' || !fallback.some(({ when }) => when.sibling === steps.at(-1))) return [];
    const own = [...parent, member];
    const held = valueAt(live, livePointer(own));
    const isWritten = valueAt(raw, desiredPointer(own)) !== undefined;
    return held === undefined && !isWritten ? [] : [{ steps: own, found: { kind: 'changed', live: held } }];
  });
}

/** The way to the part that has to be written as one. */
function asOne(steps: readonly Step[], raw: JsonObject): Step[] {
  const names = steps.map((step) => (typeof step === 'string' ? step : '*')).join('/');
  const whole = [
    /^outboundProvision\/targetSettings\/\*/,
    /^outboundProvision\/channels\/\*\/attributeMapping\/\*/,
    /^extendedProperties\/[^/]*/,
  ];
  const convenience = whole.map((pattern) => pattern.exec(names)?.[0]).find((found) => found !== undefined);
  const cut = convenience ? steps.slice(0, convenience.split('/').length) : withoutTail(steps);
  return unwrittenList(cut, raw) ?? cut;
}

/** A reference is written as one: its id. So is an object that becomes another kind: its other members change with it. */
function withoutTail(steps: readonly Step[]): Step[] {
  const parent = steps.slice(0, -1);
  const rule = parent.length > 0 ? fieldAt(desiredPointer(parent)) : undefined;
  if (rule?.kind !== 'object') return [...steps];
  const decides = rule.model === 'ResourceLink' ? 'id' : modelOf(rule.model).variants?.by;
  return steps.at(-1) === decides ? parent : [...steps];
}

/** A list that came from elsewhere (SAML metadata) has to be written whole before an item of it can differ. */
function unwrittenList(steps: readonly Step[], raw: JsonObject): Step[] | undefined {
  for (const [index, step] of steps.entries()) {
    if (typeof step === 'string') continue;
    const list = steps.slice(0, index);
    const isKeyedMap = /^\/outboundProvision\/(targetSettings|channels\/[^/]+\/attributeMapping)$/.test(
      desiredPointer(list),
    );
    if (!isKeyedMap && !Array.isArray(valueAt(raw, desiredPointer(list)))) return list;
  }
  return undefined;
}

function withoutInner(units: readonly Unit[]): Unit[] {
  const keys = new Set(units.map(({ steps }) => JSON.stringify(steps)));
  return units.filter(({ steps }) =>
    steps.every((_, length) => length === 0 || !keys.has(JSON.stringify(steps.slice(0, length)))),
  );
}

/** Into the desired document; `-` for an item that isn't there. */
export function desiredPointer(steps: readonly Step[]): Pointer {
  return pointerTo(steps.map((step) => (typeof step === 'string' ? step : (step.desired ?? '-'))));
}

/** Into the live connection; `-`, where nothing is, for an item that isn't there. */
export function livePointer(steps: readonly Step[]): Pointer {
  return pointerTo(steps.map((step: string | ItemStep) => (typeof step === 'string' ? step : (step.live ?? '-'))));
}

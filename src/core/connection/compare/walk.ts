import { isObject, type Json, type JsonObject, type Pointer, pointerTo, valueAt } from '../../document/json.ts';
import type { ItemStep, Path, Step } from '../../document/path.ts';
import type { KindName } from '../../kinds.ts';
import type { ModelName, ObjectRule } from '../fields/rule.ts';
import type { DescriptorDefaults } from './descriptor-defaults.ts';

/** One place where both sides aren't the same; absent values have their defaults filled in. */
export interface Found {
  kind: 'added' | 'removed' | 'changed';
  live?: Json | undefined;
  desired?: Json | undefined;
  secret?: true;
  /** The list's items stand in another order; both sides are their names. */
  moved?: true;
  /** The value is a whole item or entry of this model, as it stands. */
  item?: ModelName;
}

/** A comparison under way: where it stands, and what it does with a difference. */
export interface Walk {
  /** The kind of object that is compared; absent within a part of one. */
  kind?: KindName;
  steps: WalkStep[];
  descriptor: DescriptorDefaults | undefined;
  /** Both sides are whole states, neither is a wish: nothing is left alone because only one of them says it. */
  asStates?: true;
  /** What is desired was held by the server: nothing in it is a reference to a secret. */
  isHeld?: true | undefined;
  /** Called at each difference, while `steps` leads to it. */
  report(found: Found): void;
  /** True once nothing more is asked. */
  done: boolean;
}

/** A comparison that only asks whether there is a difference: `done` afterwards. */
export function probe(descriptor: DescriptorDefaults | undefined): Walk {
  return {
    steps: [],
    descriptor,
    done: false,
    report() {
      this.done = true;
    },
  };
}

/** Where a walk over both sides stands: a member's or entry's name, or an item with its place on each side. */
export type WalkStep = string | ItemPair;

export interface ItemPair {
  /** The item's place in the definition's list, when it is there. */
  readonly desired: number | undefined;
  /** The item's place in the server's list, when it is there. */
  readonly live: number | undefined;
  /** What the item is called in a path. */
  readonly step: ItemStep;
}

/** The way that a walk has come, from an object of the kind. */
export function pathOf(steps: readonly WalkStep[], kind?: KindName): Path {
  return steps.map((step, at) => (typeof step === 'string' ? memberStep(step, at, kind) : step.step));
}

/** One step of a way from an object of the kind. */
export function memberStep(member: string, at: number, kind: KindName | undefined): Step {
  return at === 0 && kind !== undefined && kind !== 'SpConnection' ? { member, of: kind } : { member };
}

/** The way as a pointer into the document of one side; ends at the nearest parent of what isn't there. */
export function pointerOf(steps: readonly WalkStep[], side: 'desired' | 'live' = 'desired'): Pointer {
  const segments: (string | number)[] = [];
  for (const step of steps) {
    if (typeof step === 'string') segments.push(step);
    else if (step[side] === undefined) break;
    else segments.push(step[side]);
  }
  return pointerTo(segments);
}

/** The pointer, cut back to what `document` holds. */
export function nearestIn(document: Json, pointer: Pointer): Pointer {
  let at = pointer;
  while (at !== '' && valueAt(document, at) === undefined) at = at.slice(0, at.lastIndexOf('/'));
  return at;
}

/** The object in a value; a bare id where a reference stands is a reference. Anything else counts as absent. */
export function asObject(value: Json | undefined, model?: ModelName): JsonObject | undefined {
  if (model === 'ResourceLink' && typeof value === 'string' && value !== '') return { id: value };
  return isObject(value) ? value : undefined;
}

/** A part as the server holds it, with what it answers beside it. */
export function withHeldBeside(
  part: Json | undefined,
  { heldBeside }: ObjectRule,
  owner?: JsonObject,
): Json | undefined {
  if (!heldBeside || !isObject(part)) return part;
  const beside = Object.entries(heldBeside).map(([member, pointer]) => [member, valueAt(owner, pointer)]);
  return { ...Object.fromEntries(beside), ...part };
}

/** The object at a pointer below `owner`. */
export function objectAt(owner: JsonObject | undefined, pointer: Pointer, model: ModelName): JsonObject | undefined {
  return asObject(valueAt(owner, pointer), model);
}

/** The objects in a list; bare ids where references stand are references. */
export function asItems(value: Json | undefined, model: ModelName): JsonObject[] {
  if (!Array.isArray(value)) return [];
  return value.map((item) => asObject(item, model)).filter((item) => item !== undefined);
}

export function itemAt(items: readonly JsonObject[], index: number | undefined): JsonObject | undefined {
  return index === undefined ? undefined : items[index];
}

import { type Json, type Pointer, pointerTo, valueAt } from '../../document/json.ts';

/** One step of the way from a connection to a value: a member's or entry's name, or an item of a list. */
export type Step = string | ItemStep;

export interface ItemStep {
  /** The item's place in the definition's list, when it is there. */
  readonly desired: number | undefined;
  /** The item's place in the server's list, when it is there. */
  readonly live: number | undefined;
  /** What the item is known by, when it has an identity. */
  readonly label: string | undefined;
}

/** The way as a pointer into the desired document; ends at the nearest parent of what isn't there. */
export function pointerOf(steps: readonly Step[]): Pointer {
  const segments: (string | number)[] = [];
  for (const step of steps) {
    if (typeof step === 'string') segments.push(step);
    else if (step.desired === undefined) break;
    else segments.push(step.desired);
  }
  return pointerTo(segments);
}

/** The pointer, cut back to what `document` holds. */
export function nearestIn(document: Json, pointer: Pointer): Pointer {
  let at = pointer;
  while (at !== '' && valueAt(document, at) === undefined) at = at.slice(0, at.lastIndexOf('/'));
  return at;
}

/** The way for people: `outboundProvision.channels[Staff].channelSource.baseDn`. */
export function readablePath(steps: readonly Step[]): string {
  let path = '';
  for (const step of steps) {
    if (typeof step !== 'string') path += `[${step.label ?? step.desired ?? step.live}]`;
    else if (isPlainName(step)) path += path === '' ? step : `.${step}`;
    else path += `[${step}]`;
  }
  return path;
}

/** A name that can stand between dots. */
const isPlainName = (name: string) => /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name);

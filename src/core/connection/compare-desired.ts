import type { Descriptor } from '../connector/types.ts';
import { isObject, type Json, type JsonObject, type Pointer } from '../document/json.ts';
import type { Path } from '../document/path.ts';
import { textOf } from '../document/readers.ts';
import type { KindName } from '../kinds.ts';
import { isSecretReference } from '../secret.ts';
import { compareObject } from './compare/compare-value.ts';
import { type DescriptorDefaults, defaultsOf } from './compare/descriptor-defaults.ts';
import { ignoredPaths, isIgnored } from './compare/ignored-paths.ts';
import { isNothing } from './compare/scalars.ts';
import { type Found, nearestIn, pathOf, pointerOf, type Walk, type WalkStep } from './compare/walk.ts';
import type { Desired, Difference, Live } from './types.ts';
import { tidyItem } from './without-defaults.ts';

/**
 * What would have to change on the server so that the connection is as desired; empty when it is. Each leaf that
 * differs gives one difference, each item of a keyed list or entry of a map that is only on one side gives one.
 *
 * What PingFederate adds or rewrites by itself is no difference: defaults, `location`, the order of sets, the wrapping
 * of certificates, encrypted values, settings and fields of the connector that nobody wrote.
 *
 * @param live absent for a connection that isn't on the server yet
 * @param descriptor the connector's; without it, target settings that the definition doesn't give are left alone
 * @param loggingOverride the server-wide logging mode; when one is set, the connection's own doesn't count
 */
export function compareDesired(input: {
  desired: Desired;
  live?: Live | undefined;
  descriptor?: Descriptor | undefined;
  loggingOverride?: string | undefined;
}): Difference[] {
  const { desired, live } = input;
  const ignored = live ? ignoredPaths(desired, input.loggingOverride) : [];
  const differences: Difference[] = [];
  const walk: Walk = {
    kind: desired.kind,
    steps: [],
    descriptor: input.descriptor && defaultsOf(input.descriptor),
    isHeld: desired.isHeld,
    done: false,
    report(found) {
      if (isIgnored(this.steps, ignored)) return;
      differences.push(differenceAt(this.steps, found, desired, this.descriptor));
    },
  };
  compareObject(walk, desired.kind, desired.document, live);
  return differences;
}

function differenceAt(
  steps: readonly WalkStep[],
  found: Found,
  desired: Desired,
  descriptor: DescriptorDefaults | undefined,
): Difference {
  const written = pointerOf(steps);
  const pointer = found.kind === 'removed' ? nearestIn(desired.document, written) : written;
  const base = { kind: found.kind, pointer, path: pathOf(steps, desired.kind), place: desired.placeOf(pointer) };
  if (found.secret || holdsSecret(found, descriptor)) return { ...base, secret: true };
  const shown = (value: Json | undefined) => (found.item ? tidyItem(value, found.item, descriptor) : value);
  return {
    ...base,
    live: found.live === undefined ? undefined : shown(found.live),
    desired: found.desired === undefined ? undefined : shown(found.desired),
  };
}

/** True for a whole setting whose value must not be shown. A reference to a secret may be. */
function holdsSecret({ item, desired }: Found, descriptor: DescriptorDefaults | undefined): boolean {
  if (item !== 'ConfigField' || !isObject(desired) || isSecretReference(desired.value)) return false;
  return !isNothing(desired.encryptedValue) || (descriptor?.isSecret(textOf(desired.name)) ?? false);
}

/** One place where two states of a connection aren't the same. */
export interface StateDifference {
  kind: Found['kind'];
  path: Path;
  /** The values, defaults filled in; left out where they must not be shown. */
  before?: Json | undefined;
  after?: Json | undefined;
  secret?: true | undefined;
  /** Where it is in the document before, as deep as it is there. */
  pointerBefore: Pointer;
}

/**
 * How two states of one connection differ: two reads of the server, or what the definitions make of it in two
 * environments. The same comparison as a plan's, but for what a plan leaves alone because nobody wrote it.
 */
export function compareStates(kind: KindName, before: JsonObject, after: JsonObject): StateDifference[] {
  const differences: StateDifference[] = [];
  const walk: Walk = {
    kind,
    steps: [],
    descriptor: undefined,
    asStates: true,
    done: false,
    report({ kind: how, live, desired, secret }) {
      const pointerBefore = pointerOf(this.steps, 'live');
      differences.push({
        kind: how,
        path: pathOf(this.steps, kind),
        before: live,
        after: desired,
        secret,
        pointerBefore,
      });
    },
  };
  compareObject(walk, kind, after, before);
  return differences;
}

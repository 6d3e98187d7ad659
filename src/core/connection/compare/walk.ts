import type { Json } from '../../document/json.ts';
import type { ModelName } from '../fields/rule.ts';
import type { DescriptorDefaults } from './descriptor-defaults.ts';
import type { WalkStep } from './steps.ts';

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

import type { JsonObject } from '../json.ts';
import type { World } from '../world.ts';

/** What completing a resource may look at. */
export interface CompletionContext {
  world: World;
  /** What is replaced; absent for a create. */
  before?: JsonObject;
  bypass: boolean;
}

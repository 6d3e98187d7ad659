import type { Json, Pointer } from '../document/json.ts';

/** One value of the connection that is coming into being. */
export interface ConnectionPart {
  at: Pointer;
  value: Json;
}

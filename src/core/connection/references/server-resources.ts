import type { JsonObject } from '../../document/json.ts';
import type { ResourceKind } from '../fields/rule.ts';

/**
 * What a connection can refer to on the server, as the admin API lists it (`items` of the list). A kind that isn't
 * there could not be read: nothing is said about references to it.
 */
export type ServerResources = Partial<Record<ResourceKind, readonly JsonObject[] | undefined>>;

import { fill, objectAt, textAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import { checkBody } from '../model/check.ts';
import { membersOf, type Shape } from '../model/model.ts';
import { sealSecrets } from '../secrets/members.ts';
import { invalid, type ValidationError } from '../server/answer.ts';
import type { Entry } from '../store/store.ts';
import type { World } from '../world.ts';
import { completers } from './completers.ts';
import { idFor } from './ids.ts';
import type { Kind } from './kinds.ts';
import { addLocations } from './links.ts';
import { passOn } from './pass-on.ts';
import { danglingHidden, danglingReferences } from './references.ts';
import { checkNameUnique } from './unique.ts';

interface SaveRequest {
  kind: Kind;
  value: JsonObject;
  /** What is replaced; absent for a create. */
  before?: JsonObject;
  missing: ValidationError[];
  bypass: boolean;
  world: World;
}

/** Completes, checks and stores a resource; refuses with 422 and every error found. */
export function save(request: SaveRequest): Entry {
  const { kind, world, before } = request;
  const value = structuredClone(request.value);
  const errors = [...request.missing];
  if (before) keepId(value, before, kind, errors);
  else identify(value, kind, world, errors);
  const origin = mappedFrom[kind.path];
  if (origin) fill(value, { [origin]: { id: value[kind.id]! } });
  complete(value, request, errors);
  errors.push(...checkNameUnique(kind, value, before, world));
  if (errors.length > 0) throw invalid(errors);
  const entry = store(kind, value, world);
  if (membersOf(kind.type).parentRef) passOn(kind.path, String(value[kind.id]), world);
  return entry;
}

/** Everything between the body and the stored form, except the id. */
function complete(value: JsonObject, request: SaveRequest, errors: ValidationError[]): void {
  const { kind, world, before, bypass } = request;
  const shape: Shape = { ref: kind.type };
  const rules = { foreign: world.switches.foreignSecrets, knownKeys: world.knownKeys };
  errors.push(...(completers[kind.path]?.(value, { world, before, bypass }) ?? []));
  errors.push(...sealSecrets(value, shape, world.vault, rules));
  errors.push(...danglingReferences(value, shape, world), ...danglingHidden(kind.path, value, world));
}

/** Stores a completed resource in the order of its declaration, with links. */
export function store(kind: Kind, value: JsonObject, world: World, hidden?: JsonObject): Entry {
  const shape: Shape = { ref: kind.type };
  const ordered = checkBody(value, shape, {
    unknownMembers: 'keep',
    tolerant: true,
    version: world.version,
    stored: true,
  }).value as JsonObject;
  addLocations(ordered, shape, world.apiUrl());
  return world.store.put(kind.path, String(ordered[kind.id]), ordered, hidden);
}

function keepId(value: JsonObject, before: JsonObject, kind: Kind, errors: ValidationError[]): void {
  value[kind.id] ??= before[kind.id];
  if (value[kind.id] === before[kind.id]) return;
  errors.push({ errorId: 'invalid_id', message: 'The ID cannot be changed.', fieldPath: kind.id });
}

function identify(value: JsonObject, kind: Kind, world: World, errors: ValidationError[]): void {
  const given = value[kind.id];
  if (given === undefined || given === '') {
    value[kind.id] = computedId(kind, value) ?? idFor(kind.path, value.type as string | undefined);
    return;
  }
  if (!world.store.get(kind.path, String(given))) return;
  const plugin = value.pluginDescriptorRef !== undefined && kind.path !== '/dataStores';
  errors.push(
    plugin
      ? {
          errorId: 'plugin_id_in_use',
          message: 'The plugin ID is already defined, specify a unique ID.',
          fieldPath: 'id',
        }
      : { errorId: 'id_in_use', message: `The ID '${String(given)}' is already in use.`, fieldPath: kind.id },
  );
}

/** What a mapping to persistent grants is from; it has the id of that. */
const mappedFrom: Record<string, string> = {
  '/oauth/authenticationPolicyContractMappings': 'authenticationPolicyContractRef',
  '/oauth/idpAdapterMappings': 'idpAdapterRef',
  '/oauth/resourceOwnerCredentialsMappings': 'passwordValidatorRef',
};

/** Mappings between two things are known by both, and those of one place by what they are from. */
function computedId(kind: Kind, value: JsonObject): string | undefined {
  if (typeof value.sourceId === 'string' && typeof value.targetId === 'string') {
    return `${value.sourceId}|${value.targetId}`;
  }
  const origin = mappedFrom[kind.path];
  if (origin) return textAt(objectAt(value, origin), 'id');
  const manager = (value.accessTokenManagerRef as JsonObject | undefined)?.id;
  const context = value.context as JsonObject | undefined;
  const from = (context?.contextRef as JsonObject | undefined)?.id;
  if (kind.path !== '/oauth/accessTokenMappings' || typeof manager !== 'string') return undefined;
  return [String(context?.type ?? 'DEFAULT').toLowerCase(), from, manager]
    .filter((part) => part !== undefined && part !== '')
    .join('|');
}

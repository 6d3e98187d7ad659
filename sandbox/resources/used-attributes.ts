import { listAt, objectAt, textAt } from '../connection/context.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';

/** How mappings name a contract or an adapter, and what the source of an attribute from it is called. */
const kinds: Record<string, { link: string; source: string }> = {
  '/authenticationPolicyContracts': {
    link: 'authenticationPolicyContractRef',
    source: 'AUTHENTICATION_POLICY_CONTRACT',
  },
  '/idp/adapters': { link: 'idpAdapterRef', source: 'ADAPTER' },
};

/**
 * An attribute that is taken away while mappings still read it, or policies fill it. Whether a server refuses that or lets
 * them break isn't known; the text is made up.
 */
export function checkUsedAttributes(
  path: string,
  value: JsonObject,
  before: JsonObject | undefined,
  world: World,
): ValidationError[] {
  const kind = kinds[path];
  if (!kind || !before || world.switches.usedAttributeRemoval === 'allow') return [];
  const left = new Set(attributesOf(value));
  const gone = attributesOf(before).filter((name) => !left.has(name));
  return gone.flatMap((name) => {
    const users = usersOfAttribute({ ...kind, id: String(before.id), name }, path, world);
    if (users.length === 0) return [];
    const message = `The attribute '${name}' is in use by: ${users.slice(0, 10).join(', ')}.`;
    return [{ errorId: 'attribute_in_use', message, fieldPath: 'extendedAttributes' }];
  });
}

function attributesOf(value: JsonObject): string[] {
  const contract = objectAt(value, 'attributeContract') ?? value;
  return ['coreAttributes', 'extendedAttributes'].flatMap((member) =>
    listAt(contract, member).map(({ name }) => String(name)),
  );
}

interface Sought {
  link: string;
  source: string;
  id: string;
  name: string;
}

function usersOfAttribute(sought: Sought, own: string, world: World): string[] {
  const needle = `${own}/${encodeURIComponent(sought.id)}"`;
  const users = world.store.paths().flatMap((path) =>
    world.store
      .values(path)
      .filter((value) => path !== own && world.store.mentions(value, needle) && uses(value, sought, false))
      .map((value) => `${path}: ${String(value.name ?? value.id)}`),
  );
  const settings = world.store
    .settings()
    .filter(([, value]) => world.store.mentions(value, needle) && uses(value, sought, false));
  return [...users, ...settings.map(([path]) => path)];
}

/** `within`: this is part of a mapping that names the contract or adapter, so that its sources need no id. */
function uses(value: unknown, sought: Sought, within: boolean): boolean {
  if (Array.isArray(value)) return value.some((item) => uses(item, sought, within));
  if (!isObject(value)) return false;
  const named = textAt(objectAt(value, sought.link), 'id');
  const inside = named === undefined ? within : named === sought.id;
  if (reads(value, sought, inside) || (named === sought.id && fills(value, sought))) return true;
  return Object.values(value).some((held) => uses(held, sought, inside));
}

function reads(value: JsonObject, { source, id, name }: Sought, inside: boolean): boolean {
  const from = objectAt(value, 'source');
  if (!from || from.type !== source) return false;
  if (value.value !== name && value.attributeName !== name) return false;
  return from.id === undefined ? inside : from.id === id;
}

/** A policy that ends in a contract fills its attributes. */
function fills(value: JsonObject, { name }: Sought): boolean {
  const mapping = objectAt(value, 'attributeMapping');
  return objectAt(mapping, 'attributeContractFulfillment')?.[name] !== undefined;
}

import type { Descriptor } from '../../connector/types.ts';
import { isObject, type JsonObject } from '../../document/json.ts';
import { objectIn, objectsIn, own, textOf } from '../../document/readers.ts';
import { isSingleton, type KindName } from '../../kinds.ts';
import type { Secret } from '../../secret.ts';
import { defaultsOf } from '../compare/descriptor-defaults.ts';
import { ignoredPaths } from '../compare/ignored-paths.ts';
import type { Desired, Live } from '../types.ts';
import { type Build, buildObject } from './build-value.ts';

/** A request body, and what became of the secrets that it needs. */
interface Body {
  /**
   * For POST or PUT. It holds clear secrets as plain text, here and nowhere else: hand it to the admin API client and
   * to nothing that prints, stores or compares.
   */
  body: JsonObject;
  /** Names of `${secret:NAME}` references that can't be filled in and that the server holds nothing for. */
  missingSecrets: string[];
  /** Names that can't be filled in; the server keeps what it holds. */
  keptSecrets: string[];
}

/**
 * The body that makes a connection as desired. PUT replaces everything, so whatever the server holds and the definition
 * has no opinion on travels back: members that the field table doesn't know, encrypted values, settings and fields that
 * the connector added, ids of certificates, and what `ignoreChanges` leaves to the console. Read-only members and
 * `location` are left out, as are members that this version doesn't know.
 *
 * @param live the connection as read just before; absent for a new one
 * @param secrets values for the `${secret:NAME}` references, by name
 * @param version the server's, `12.2.2.0`
 */
export function buildBody(input: {
  desired: Desired;
  live?: Live | undefined;
  secrets: ReadonlyMap<string, Secret>;
  descriptor?: Descriptor | undefined;
  version: string;
}): Body {
  const { desired, live } = input;
  const missing = new Set<string>();
  const kept = new Set<string>();
  const build: Build = {
    steps: [],
    ignored: live ? ignoredPaths(desired) : [],
    descriptor: input.descriptor && defaultsOf(input.descriptor),
    version: input.version,
    secrets: input.secrets,
    missing,
    kept,
  };
  const built = inAgreement(
    desired.kind,
    buildObject(build, desired.kind, desired.document, live) ?? {},
    desired.document,
  );
  return {
    body: identified(desired, built),
    missingSecrets: [...missing],
    keptSecrets: [...kept],
  };
}

/** A body says whose it is; of what a server has one there is nothing to say. */
function identified(desired: Desired, built: JsonObject): JsonObject {
  const { kind, id } = desired;
  if (kind === 'SpConnection') return { ...namesOf(desired, built), ...built, type: 'SP', id };
  return isSingleton(kind) ? built : { ...built, id };
}

const namesOf = ({ id, name, entityId }: Desired, built: JsonObject): JsonObject => ({
  type: 'SP',
  id,
  name: built.name ?? name,
  entityId: built.entityId ?? entityId,
});

/** Parts of a body that have to agree, where one of them is the server's and the other is the definition's. */
const agreements: Partial<Record<KindName, (built: JsonObject, written: JsonObject) => JsonObject>> = {
  IdpAdapter: (built, written) => withCoreAttributes(withoutGoneAttributes(built, written)),
};

/** A body whose parts agree. */
function inAgreement(kind: KindName, built: JsonObject, written: JsonObject): JsonObject {
  return agreements[kind]?.(built, written) ?? built;
}

/**
 * An adapter's mapping without the attributes that its contract no longer has, which PingFederate refuses. What the
 * definition itself maps stays: that is for a check to say.
 */
function withoutGoneAttributes(built: JsonObject, written: JsonObject): JsonObject {
  const mapping = objectIn(built, 'attributeMapping');
  const fulfilment = objectIn(mapping, 'attributeContractFulfillment');
  const contract = objectIn(built, 'attributeContract');
  if (!mapping || !fulfilment || !contract || mapping.inherited === true) return built;
  const names = new Set(
    ['coreAttributes', 'extendedAttributes'].flatMap((list) =>
      objectsIn(contract, list).map(({ name }) => textOf(name)),
    ),
  );
  const said = own(objectIn(written, 'attributeMapping'), 'attributeContractFulfillment');
  const isKept = (name: string) => names.has(name) || (isObject(said) && Object.hasOwn(said, name));
  const kept = Object.fromEntries(Object.entries(fulfilment).filter(([name]) => isKept(name)));
  return { ...built, attributeMapping: { ...mapping, attributeContractFulfillment: kept } };
}

/** The API asks for the list, and completes it by what the plugin or the parent has. */
function withCoreAttributes(built: JsonObject): JsonObject {
  const contract = objectIn(built, 'attributeContract');
  if (!contract || contract.coreAttributes !== undefined) return built;
  return { ...built, attributeContract: { ...contract, coreAttributes: [] } };
}

import { type Checked, finding } from '../diagnostics/diagnostic.ts';
import { type Place, startOf } from '../diagnostics/place.ts';
import type { MetadataRequest } from './saml-metadata.ts';
import { elementsNamed, metadataNamespace } from './vocabulary.ts';
import type { ElementPlace, XmlElement } from './xml-element.ts';

interface Choice {
  root: XmlElement;
  entityId: string | undefined;
  places: ElementPlace;
  file: string;
  locate: NonNullable<MetadataRequest['locate']>;
}

/**
 * The `EntityDescriptor` that is meant: the one with the asked entity ID, else the only one, else the only one that
 * describes a service provider.
 */
export function chooseEntity({ root, entityId, places, file, locate }: Choice): Checked<XmlElement | undefined> {
  const entities = entitiesIn(root);
  if (entities.length === 0) return refused(notMetadata(root, places.of(root)));
  if (entityId !== undefined) return byEntityId(entities, entityId, locate('/entityId'));
  const candidates = entities.filter((entity) => elementsNamed(entity, 'SPSSODescriptor').length > 0);
  if (entities.length === 1 || candidates.length === 1) return found(candidates[0] ?? entities[0]);
  return refused(
    finding('metadata-several-entities', candidates[1] ? places.of(candidates[1]) : startOf(file), several(entities), {
      hint: `say which with entityId: ${listed(candidates.length > 0 ? candidates : entities)}`,
    }),
  );
}

const several = (entities: XmlElement[]) => `the metadata describes ${entities.length} entities`;
const refused = (diagnostic: ReturnType<typeof finding>) => ({ value: undefined, diagnostics: [diagnostic] });
const found = (value: XmlElement | undefined) => ({ value, diagnostics: [] });
const idOf = (entity: XmlElement) => entity.attributes.get('entityID')?.trim() ?? '';

/** Every `EntityDescriptor`; groups (`EntitiesDescriptor`) may stand in groups. */
function entitiesIn(root: XmlElement): XmlElement[] {
  if (root.namespace !== metadataNamespace) return [];
  if (root.name === 'EntityDescriptor') return [root];
  return root.name === 'EntitiesDescriptor' ? root.children.flatMap(entitiesIn) : [];
}

function byEntityId(entities: XmlElement[], entityId: string, asked: Place): Checked<XmlElement | undefined> {
  const matching = entities.filter((entity) => idOf(entity) === entityId);
  if (matching.length === 1) return found(matching[0]);
  if (matching.length > 1) {
    return refused(
      finding('metadata-several-entities', asked, `${entityId} is described ${matching.length} times in the metadata`),
    );
  }
  return refused(
    finding('metadata-entity-not-found', asked, `the metadata doesn’t describe ${entityId}`, {
      hint: `it describes ${listed(entities)}`,
    }),
  );
}

function listed(entities: XmlElement[]): string {
  const shown = entities.slice(0, 10).map(idOf).join(', ');
  return entities.length > 10 ? `${shown} and ${entities.length - 10} more` : shown;
}

function notMetadata(root: XmlElement, place: Place) {
  if (root.name === 'EntitiesDescriptor' && root.namespace === metadataNamespace) {
    return finding('metadata-not-saml', place, 'the EntitiesDescriptor holds no EntityDescriptor');
  }
  if (!/^Entit(y|ies)Descriptor$/.test(root.name)) {
    const message = `not SAML metadata: the root element is ${root.name}`;
    return finding('metadata-not-saml', place, message, { hint: elementNeeded });
  }
  return root.namespace === '' ? withoutNamespace(root, place) : inOtherNamespace(root, place);
}

const elementNeeded = `an EntityDescriptor or EntitiesDescriptor in the namespace ${metadataNamespace} is needed`;

function inOtherNamespace(root: XmlElement, place: Place) {
  const message = `the root element ${root.name} is in the namespace ${root.namespace}, not in that of SAML metadata`;
  return finding('metadata-not-saml', place, message, { hint: elementNeeded });
}

/** Somebody cut the declaration off, or took the prefixes away and left it. */
function withoutNamespace({ name, prefix, namespaces }: XmlElement, place: Place) {
  const message = prefix
    ? `the prefix "${prefix}" of the root element ${name} is declared nowhere`
    : `the root element ${name} is in no namespace: xmlns is missing`;
  const unused = [...namespaces].find(([, namespace]) => namespace === metadataNamespace)?.[0];
  const why = unused ? ` (it declares the prefix ${unused} for it, and doesn’t use it)` : '';
  const declaration = `${prefix ? `xmlns:${prefix}` : 'xmlns'}="${metadataNamespace}"`;
  return finding('metadata-not-saml', place, message, { hint: `add ${declaration} to ${name}${why}` });
}

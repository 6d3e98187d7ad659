import { type Checked, type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import type { MetadataContact, SamlMetadata, SpRole } from './saml-metadata.ts';
import { readSpRole } from './sp-role.ts';
import { elementsNamed, textOfFirst } from './vocabulary.ts';
import type { ElementPlace, XmlElement } from './xml-element.ts';

/** One `EntityDescriptor` → what it says. Signatures, replacements and dates aren't looked at here. */
export function readEntity(
  file: string,
  entity: XmlElement,
  now: Date,
  places: ElementPlace,
): Checked<SamlMetadata | undefined> {
  const entityId = entity.attributes.get('entityID')?.trim() ?? '';
  const place = places.of(entity, 'entityID');
  if (entityId === '') {
    const nameless = finding('metadata-no-entity-id', place, 'the EntityDescriptor has no entityID');
    return { value: undefined, diagnostics: [nameless] };
  }
  const descriptors = elementsNamed(entity, 'SPSSODescriptor');
  if (descriptors.length === 0) return { value: undefined, diagnostics: [noServiceProvider(entity, entityId, place)] };
  const roles = descriptors.map((descriptor) => readSpRole(descriptor, now, places));
  const organization = organizationOf(entity);
  return {
    value: {
      file,
      entityId,
      place,
      roles: roles.map((role) => role.value),
      organization,
      contacts: elementsNamed(entity, 'ContactPerson').map((contact) => contactOf(contact, places)),
    },
    diagnostics: bearable(roles),
  };
}

/** A role without a protocol isn't used; beside another it costs nothing but a warning. */
function bearable(roles: readonly Checked<SpRole>[]): Diagnostic[] {
  const diagnostics = roles.flatMap((role) => role.diagnostics);
  if (roles.every(({ value }) => value.protocols.length === 0)) return diagnostics;
  return diagnostics.map((one) => (one.code === 'metadata-no-protocol' ? { ...one, severity: 'warning' } : one));
}

function noServiceProvider(entity: XmlElement, entityId: string, place: Place): Diagnostic {
  const isIdp = elementsNamed(entity, 'IDPSSODescriptor').length > 0;
  return finding('metadata-no-service-provider', place, `${entityId} describes no service provider`, {
    hint: isIdp
      ? 'it describes an identity provider; ask the partner for its service provider (SP) metadata'
      : 'an SPSSODescriptor is needed',
  });
}

/** The organisation's name for display, else its name. */
function organizationOf(entity: XmlElement): string | undefined {
  const organization = elementsNamed(entity, 'Organization')[0];
  if (!organization) return undefined;
  return textOfFirst(organization, 'OrganizationDisplayName') ?? textOfFirst(organization, 'OrganizationName');
}

/** A `ContactPerson`; `mailto:` before an address is left out. */
function contactOf(contact: XmlElement, places: ElementPlace): MetadataContact {
  const given = {
    company: textOfFirst(contact, 'Company'),
    firstName: textOfFirst(contact, 'GivenName'),
    lastName: textOfFirst(contact, 'SurName'),
    email: textOfFirst(contact, 'EmailAddress')?.replace(/^mailto:/i, ''),
    phone: textOfFirst(contact, 'TelephoneNumber'),
  };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return { type: contact.attributes.get('contactType') ?? 'other', ...known, place: places.of(contact) };
}

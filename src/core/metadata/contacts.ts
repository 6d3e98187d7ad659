import type { ElementPlace } from './places.ts';
import type { MetadataContact } from './saml-metadata.ts';
import { elementsNamed, textOfFirst } from './vocabulary.ts';
import type { XmlElement } from './xml-element.ts';

/** The organisation's name for display, else its name. */
export function organizationOf(entity: XmlElement): string | undefined {
  const organization = elementsNamed(entity, 'Organization')[0];
  if (!organization) return undefined;
  return textOfFirst(organization, 'OrganizationDisplayName') ?? textOfFirst(organization, 'OrganizationName');
}

/** A `ContactPerson`; `mailto:` before an address is left out. */
export function contactOf(contact: XmlElement, places: ElementPlace): MetadataContact {
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

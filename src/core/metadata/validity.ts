import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { ElementPlace } from './places.ts';
import { elementsNamed } from './vocabulary.ts';
import type { XmlElement } from './xml-element.ts';

/**
 * `validUntil` of the document, the entity and its service provider: what has passed, is said. A file in a repository
 * is a copy, so `cacheDuration` (how long a copy that is fetched may be kept) says nothing about it.
 */
export function checkValidity(root: XmlElement, entity: XmlElement, now: Date, places: ElementPlace): Diagnostic[] {
  const parts = [...new Set([root, entity, ...elementsNamed(entity, 'SPSSODescriptor')])];
  return parts.flatMap((part) => {
    const written = part.attributes.get('validUntil');
    if (written === undefined) return [];
    const place = places.of(part, 'validUntil');
    const until = Date.parse(written);
    if (Number.isNaN(until)) return [finding('metadata-expired', place, `validUntil is not a date: ${written}`)];
    if (until > now.getTime()) return [];
    return [
      finding('metadata-expired', place, `the metadata was valid until ${written}`, {
        hint: 'ask the partner for its current metadata',
      }),
    ];
  });
}

import { type Checked, type Diagnostic, finding, hasErrors } from '../diagnostics/diagnostic.ts';
import { startOf } from '../diagnostics/place.ts';
import { below } from '../document/json.ts';
import { chooseEntity } from './choose-entity.ts';
import { readEntity } from './read-entity.ts';
import { replacePlaceholders } from './replacements.ts';
import type { MetadataRequest, SamlMetadata } from './saml-metadata.ts';
import { checkSignature } from './signed-content.ts';
import { elementsNamed } from './vocabulary.ts';
import { readXml } from './xml.ts';
import { type ElementPlace, elementPlaces, type XmlElement } from './xml-element.ts';

/**
 * A partner's SAML metadata (XML) → what it says about its service provider, with the place of each part.
 *
 * Every problem is a finding: XML that can't be trusted or read, no or several service providers, certificates that
 * can't be read or used today, endpoints that PingFederate has no place for. `undefined` when nothing can be used.
 */
export function readSamlMetadata(request: MetadataRequest): Checked<SamlMetadata | undefined> {
  const { file, locate = () => startOf(file) } = request;
  const original = request.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const replaced = replacePlaceholders(original, request.replace ?? {});
  const places = elementPlaces({ file, original, replaced });
  const diagnostics: Diagnostic[] = checkReplacements(request.replace ?? {}, replaced.missing, locate);

  const xml = readXml(file, replaced.text, places.at);
  diagnostics.push(...xml.diagnostics);
  if (!xml.value) return { value: undefined, diagnostics };
  const chosen = chooseEntity({ root: xml.value, entityId: request.entityId, places, file, locate });
  diagnostics.push(...chosen.diagnostics);
  if (!chosen.value) return { value: undefined, diagnostics };

  diagnostics.push(...checkPrefixes(chosen.value, places));
  const metadata = readEntity(file, chosen.value, request.now, places);
  diagnostics.push(...metadata.diagnostics, ...checkValidity(xml.value, chosen.value, request.now, places));
  if (metadata.value) {
    const way = wayTo(chosen.value, xml.value) ?? [];
    diagnostics.push(...checkSignature({ ...request, text: original, locate }, metadata.value, way));
  }
  return { value: hasErrors(diagnostics) ? undefined : metadata.value, diagnostics };
}

/** What stands under a prefix that nobody declared is of no known kind, so it isn't found where it belongs. */
function checkPrefixes(entity: XmlElement, places: ReturnType<typeof elementPlaces>): Diagnostic[] {
  const first = new Map<string, XmlElement>();
  const visit = (element: XmlElement) => {
    const { prefix } = element;
    if (prefix !== '' && !element.namespaces.has(prefix) && !first.has(prefix)) first.set(prefix, element);
    element.children.forEach(visit);
  };
  visit(entity);
  return [...first].map(([prefix, element]) => {
    const message = `the prefix "${prefix}" is declared nowhere, so what stands under it is left out`;
    return finding('metadata-prefix-undeclared', places.of(element), message);
  });
}

/** The indexes of the children that lead from `element` to `wanted`: replacing texts doesn't change them. */
function wayTo(wanted: XmlElement, element: XmlElement): number[] | undefined {
  if (element === wanted) return [];
  for (const [index, child] of element.children.entries()) {
    const rest = wayTo(wanted, child);
    if (rest) return [index, ...rest];
  }
  return undefined;
}

function checkReplacements(
  replace: Readonly<Record<string, string>>,
  missing: string[],
  locate: NonNullable<MetadataRequest['locate']>,
): Diagnostic[] {
  const place = (from: string) => locate(below('/replace', from), 'key');
  const findings = missing.map((from) =>
    finding('metadata-replacement-unused', place(from), `"${from}" does not occur in the metadata`, {
      hint: 'the text must stand there exactly so, capitals included',
    }),
  );
  if ('' in replace)
    findings.push(finding('metadata-replacement-unused', place(''), 'an empty text can’t be replaced'));
  return findings;
}

/**
 * `validUntil` of the document, the entity and its service provider: what has passed, is said. A file in a repository
 * is a copy, so `cacheDuration` (how long a copy that is fetched may be kept) says nothing about it.
 */
function checkValidity(root: XmlElement, entity: XmlElement, now: Date, places: ElementPlace): Diagnostic[] {
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

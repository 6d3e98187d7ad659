import { XMLParser } from 'fast-xml-parser';

/** An XML element as the parser gives it: attributes with `@`, children as lists. */
export interface Element {
  [name: string]: string | Element[] | undefined;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  processEntities: false,
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (_name, _path, _leaf, isAttribute) => !isAttribute,
});

/** The entities of a SAML metadata document; `undefined` when it isn't one. A DOCTYPE is refused, nothing is fetched. */
export function readEntities(xml: string): { root: Element; entities: Element[] } | undefined {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return undefined;
  try {
    const document = parser.parse(xml) as Element;
    const single = children(document, 'EntityDescriptor');
    const groups = children(document, 'EntitiesDescriptor');
    const entities = [...single, ...groups.flatMap(entitiesIn)];
    const root = groups[0] ?? single[0];
    return root && entities.length > 0 ? { root, entities } : undefined;
  } catch {
    return undefined;
  }
}

function entitiesIn(group: Element): Element[] {
  return [...children(group, 'EntityDescriptor'), ...children(group, 'EntitiesDescriptor').flatMap(entitiesIn)];
}

export function children(element: Element | undefined, name: string): Element[] {
  const found = element?.[name];
  return Array.isArray(found) ? found : [];
}

/** The text of an element's first child of that name. */
export function childText(element: Element | undefined, name: string): string | undefined {
  const [child] = children(element, name) as (string | Element)[];
  if (typeof child === 'string') return child.trim() || undefined;
  const text = child?.['#text'] as unknown;
  return typeof text === 'string' ? text.trim() : undefined;
}

export function attribute(element: Element | undefined, name: string): string | undefined {
  const found = element?.[`@${name}`];
  return typeof found === 'string' ? found : undefined;
}

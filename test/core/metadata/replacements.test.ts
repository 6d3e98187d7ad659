import { describe, expect, it } from 'vitest';
import { replacePlaceholders } from '../../../src/core/metadata/replacements.ts';
import { consumer, findings, read, serviceProvider } from './check.ts';

describe('placeholders in metadata', () => {
  const text = serviceProvider(consumer);

  it('are replaced everywhere, and the new value stays data', () => {
    const { value } = read(text, { replace: { 'https://sp.example.com': 'https://a&b.example/"<x>' } });
    expect(value?.entityId).toBe('https://a&b.example/"<x>/sp');
  });

  it('leave the places where they are in the file', () => {
    const far = read(text, { replace: { 'https://sp.example.com': 'https://a-much-longer-name.example.com' } });
    const near = read(text);
    expect(far.value?.roles[0]?.consumerServices[0]?.place).toEqual(near.value?.roles[0]?.consumerServices[0]?.place);
  });

  it('are a finding at the definition when they do not occur', () => {
    expect(findings(text, { replace: { 'https://acme.example': 'x', '': 'y' } })).toEqual([
      'partner.yaml/replace/https:~1~1acme.example:1:1 error metadata-replacement-unused: "https://acme.example" does not occur in the metadata; the text must stand there exactly so, capitals included',
      'partner.yaml/replace/:1:1 error metadata-replacement-unused: an empty text can’t be replaced',
    ]);
  });

  it('are replaced in one pass, the longest first', () => {
    const { text, originalOffset } = replacePlaceholders('ab a &amp; x', { a: 'b', b: 'c', ab: 'a', '&': 'and' });
    expect(text).toBe('a b and x');
    expect([...text].map((_, index) => originalOffset(index))).toEqual([0, 2, 3, 4, 5, 5, 5, 10, 11]);
  });
});

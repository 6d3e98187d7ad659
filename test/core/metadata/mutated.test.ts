import fc from 'fast-check';
import { expect, it } from 'vitest';
import { verifyMetadataSignature } from '../../../src/core/metadata/signature.ts';
import { cases } from '../../seeds/cases.ts';
import { fixture, read } from './check.ts';

const texts = ['signed.xml', 'signed-group.xml'].map(fixture);
const pieces = [
  '<',
  '>',
  '"',
  '&',
  '&#0;',
  '<!--',
  ']]>',
  '<?x',
  '<md:SPSSODescriptor>',
  ' xmlns:md="urn:x"',
  '\u0000',
  'é',
  '',
];

/** Metadata with a stretch of it replaced, moved or doubled. */
const mutated = fc
  .record({
    text: fc.constantFrom(...texts),
    cuts: fc.array(fc.record({ at: fc.nat(4000), length: fc.nat(80), put: fc.constantFrom(...pieces) }), {
      maxLength: 3,
    }),
  })
  .map(({ text, cuts }) => cuts.reduce((t, { at, length, put }) => t.slice(0, at) + put + t.slice(at + length), text));

it('metadata that was damaged is read or refused, and every finding has a place in it', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const entityId = 'https://two.example.com/sp';
      const { value, diagnostics } = read(text, text.includes('_group') ? { entityId } : {});
      if (!value) expect(diagnostics.length).toBeGreaterThan(0);
      for (const { place } of diagnostics) {
        expect(place.line).toBeGreaterThan(0);
        expect(place.line).toBeLessThanOrEqual(text.split('\n').length + 1);
        expect(place.column).toBeGreaterThan(0);
      }
    }),
    { numRuns: cases(300) },
  );
});

it('signed metadata that was damaged is never taken for more than what was signed', () => {
  const original = read(fixture('signed.xml')).value;
  const withoutPlaces = (value: unknown) => JSON.stringify(value, (key, each) => (key === 'place' ? undefined : each));
  const verificationCertificate = fixture('federation.pem');
  fc.assert(
    fc.property(mutated, (text) => {
      const { value } = read(text, { verificationCertificate, verifySignature: verifyMetadataSignature });
      if (value && !text.includes('_group')) expect(withoutPlaces(value)).toBe(withoutPlaces(original));
    }),
    { numRuns: cases(100) },
  );
});

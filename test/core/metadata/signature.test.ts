import { describe, expect, it } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { generateKeyPair } from '../../../sandbox/certificates/generate.ts';
import { verifyMetadataSignature } from '../../../src/core/metadata/signature.ts';
import { consumer, findings, fixture, read, serviceProvider } from './check.ts';

const with_ = (certificate: string, more = {}) => ({
  verificationCertificate: fixture(certificate),
  verifySignature: verifyMetadataSignature,
  ...more,
});

describe('signed metadata with a verification certificate', () => {
  it('is taken when the signature holds', () => {
    expect(findings(fixture('signed.xml'), with_('federation.pem'))).toEqual([]);
    expect(read(fixture('signed.xml'), with_('federation.pem')).value?.entityId).toBe('https://sp.example.com/sp');
    expect(findings(fixture('signed-ecdsa.xml'), with_('federation-ec.pem'))).toEqual([]);
    expect(findings(fixture('signed-inclusive.xml'), with_('federation.pem'))).toEqual([]);
  });

  it('is taken when the signature’s namespace is declared further out', () => {
    const declaration = ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#"';
    const text = fixture('signed.xml')
      .replace(`<ds:Signature${declaration}`, '<ds:Signature')
      .replace('<md:EntityDescriptor', `<md:EntityDescriptor${declaration}`);
    expect(findings(text, with_('federation.pem'))).toEqual([]);
  });

  it('is taken with placeholders replaced after the check', () => {
    const replace = { 'sp.example.com': 'acme.example.com' };
    const { value, diagnostics } = read(fixture('signed.xml'), with_('federation.pem', { replace }));
    expect(diagnostics).toEqual([]);
    expect(value?.entityId).toBe('https://acme.example.com/sp');
  });

  it('is taken when the group, or the entity that is used, is signed', () => {
    const two = { entityId: 'https://two.example.com/sp' };
    expect(findings(fixture('signed-group.xml'), with_('federation.pem', two))).toEqual([]);
    expect(findings(fixture('signed-in-group.xml'), with_('federation.pem', two))).toEqual([]);
    const one = { entityId: 'https://one.example.com/sp' };
    expect(findings(fixture('signed-in-group.xml'), with_('federation.pem', one))).toEqual([
      'partner.yaml/file:1:1 error metadata-unsigned: sp.xml is not signed, although a verification certificate is given',
    ]);
  });

  it('is refused when a byte was changed, or another key signed it', () => {
    const hint =
      'take the metadata from the partner again, unchanged; if its key is a new one, replace verificationCertificate';
    const changed = fixture('signed.xml').replace('https://sp.example.com/acs', 'https://evil.example.com/acs');
    expect(findings(changed, with_('federation.pem'))).toEqual([
      `partner.yaml/file:1:1 error metadata-signature-invalid: the signature of sp.xml is not valid: the content was changed or the key is another; ${hint}`,
    ]);
    expect(read(changed, with_('federation.pem')).value).toBeUndefined();
    expect(findings(fixture('signed-ecdsa.xml'), with_('stranger.pem'))[0]).toContain('metadata-signature-invalid');
    expect(findings(fixture('signed.xml'), with_('stranger.pem'))).toEqual([
      `partner.yaml/file:1:1 error metadata-signature-invalid: the signature of sp.xml is not valid: the content was changed or the key is another; ${hint}`,
    ]);
  });

  it('is refused when the signed part is wrapped in something else', () => {
    const signed = fixture('signed.xml').trim();
    const signature = /<ds:Signature[\s\S]*<\/ds:Signature>/.exec(signed)?.[0] as string;
    const evil = signed.replace('ID="_one"', 'ID="_evil"').replaceAll('sp.example.com', 'evil.example.com');
    const hidden = `<md:Extensions>${signed.replace(signature, '')}</md:Extensions>`;
    const wrapped = evil.replace('<md:SPSSODescriptor', `${hidden}<md:SPSSODescriptor`);
    const inside = signed
      .replace(signature, '')
      .replaceAll('sp.example.com', 'evil.example.com')
      .replace('ID="_one"', '');
    const beside = inside.replace('<md:SPSSODescriptor', `<md:Extensions>${signed}</md:Extensions><md:SPSSODescriptor`);
    expect(findings(wrapped, with_('federation.pem'))[0]).toContain('metadata-signature-invalid');
    expect(findings(beside, with_('federation.pem'))[0]).toContain('metadata-unsigned');
    const twice = evil
      .replace('ID="_evil"', 'ID="_one"')
      .replace('<md:SPSSODescriptor', `${hidden}<md:SPSSODescriptor`);
    expect(findings(twice, with_('federation.pem'))[0]).toContain('metadata-signature-invalid');
  });

  it('is refused when its signature covers something else as well, or instead', () => {
    const { certificate, privateKey } = generateKeyPair(
      { commonName: 'federation', validDays: 400 },
      new Date('2026-11-01'),
    );
    const signedBy = (...names: string[]) => {
      const text = serviceProvider(consumer, '<md:Organization ID="_other"/>').replace(
        'entityID',
        'ID="_one" entityID',
      );
      const signature = new SignedXml({
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
        canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
        signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
      });
      for (const name of names)
        signature.addReference({
          xpath: `//*[local-name(.)='${name}']`,
          transforms: [
            'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
            'http://www.w3.org/2001/10/xml-exc-c14n#',
          ],
          digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
        });
      signature.computeSignature(text, { location: { reference: '/*', action: 'prepend' }, prefix: 'ds' });
      return findings(signature.getSignedXml(), {
        verificationCertificate: certificate.toString(),
        verifySignature: verifyMetadataSignature,
      });
    };
    expect(signedBy('EntityDescriptor')).toEqual([]);
    const other = expect.stringMatching(/it signs something else than the element it stands in/);
    expect(signedBy('EntityDescriptor', 'Organization')).toEqual([other]);
    expect(signedBy('Organization')).toEqual([other]);
  });

  it('is refused when it is not signed, unchecked or the certificate is none', () => {
    const bare = fixture('signed.xml').replace(/<ds:Signature[\s\S]*<\/ds:Signature>/, '');
    expect(findings(bare, with_('federation.pem'))).toEqual([
      'partner.yaml/file:1:1 error metadata-unsigned: sp.xml is not signed, although a verification certificate is given',
    ]);
    expect(findings(fixture('signed.xml'), { verificationCertificate: fixture('federation.pem') })).toEqual([
      'partner.yaml/verificationCertificate:1:1 error metadata-signature-unchecked: the signature of sp.xml was not checked',
    ]);
    expect(findings(fixture('signed.xml'), { verificationCertificate: 'federation.pem' })).toEqual([
      'partner.yaml/verificationCertificate:1:1 error metadata-certificate-unreadable: verificationCertificate is not an X.509 certificate',
    ]);
  });

  it('is taken with a warning when SHA-1 signed it, or the certificate has expired', () => {
    expect(findings(fixture('signed-sha1.xml'), with_('federation.pem'))).toEqual([
      'partner.yaml/file:1:1 warning metadata-signature-weak: the signature of sp.xml uses rsa-sha1, which can be forged',
    ]);
    const late = with_('federation.pem', { now: new Date('2200-01-01') });
    expect(findings(fixture('signed.xml'), late).at(-1)).toBe(
      'partner.yaml/verificationCertificate:1:1 warning metadata-certificate-expired: the certificate C=NL, O=Example Federation, CN=metadata signing expired on 2126-10-31; ask the partner for its current metadata',
    );
  });
});

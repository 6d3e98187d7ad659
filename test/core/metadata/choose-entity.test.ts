import { describe, expect, it } from 'vitest';
import { findings, read } from './check.ts';

const sp = (id: string) =>
  `<m:EntityDescriptor entityID="${id}"><m:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<m:AssertionConsumerService index="1" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://${id}/acs"/></m:SPSSODescriptor></m:EntityDescriptor>`;
const idp =
  '<m:EntityDescriptor entityID="idp"><m:IDPSSODescriptor protocolSupportEnumeration="x"/></m:EntityDescriptor>';
const group = (...inside: string[]) =>
  `<m:EntitiesDescriptor xmlns:m="urn:oasis:names:tc:SAML:2.0:metadata">\n${inside.join('\n')}\n</m:EntitiesDescriptor>`;

describe('a document with several entities', () => {
  it('is read for the one that is asked for, in whatever group it stands', () => {
    const nested = group(sp('a.example'), `<m:EntitiesDescriptor>${sp('b.example')}</m:EntitiesDescriptor>`);
    const { value, diagnostics } = read(nested, { entityId: 'b.example' });
    expect(diagnostics).toEqual([]);
    expect(value?.entityId).toBe('b.example');
    expect(value?.place).toMatchObject({ file: 'sp.xml', line: 4 });
  });

  it('is read for its only service provider when none is asked for', () => {
    expect(read(group(idp, sp('a.example'))).value?.entityId).toBe('a.example');
  });

  it('is refused with the list when there is a choice', () => {
    expect(findings(group(sp('a.example'), idp, sp('b.example')))).toEqual([
      'sp.xml:5:1 error metadata-several-entities: the metadata describes 3 entities; say which with entityId: a.example, b.example',
    ]);
  });

  it('is refused where the definition asks for one that is not in it', () => {
    expect(findings(group(sp('a.example'), sp('b.example')), { entityId: 'A.example' })).toEqual([
      'partner.yaml/entityId:1:1 error metadata-entity-not-found: the metadata doesn’t describe A.example; it describes a.example, b.example',
    ]);
    expect(findings(group(sp('a'), sp('a')), { entityId: 'a' })).toEqual([
      'partner.yaml/entityId:1:1 error metadata-several-entities: a is described 2 times in the metadata',
    ]);
  });

  it('says what it describes when that is no service provider', () => {
    expect(findings(group(idp))).toEqual([
      'sp.xml:2:31 error metadata-no-service-provider: idp describes no service provider; it describes an identity provider; ask the partner for its service provider (SP) metadata',
    ]);
    expect(findings(group())[0]).toContain('the EntitiesDescriptor holds no EntityDescriptor');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Live } from '../../../src/core/connection/types.ts';
import { company, imported, offline, offlineWith, serverWith } from './import-support.ts';

const source = company();
const server = imported(source.connections, serverWith('pingone', 'scim11'), source.resources);

describe('a server of six connections', () => {
  it('is written as a person would have written it', () => {
    const files = server.written.flatMap(({ path, text, files }) => [{ path, text }, ...files]);
    for (const { path, text } of files) {
      expect(text, path).toBe(readFileSync(new URL(`company/expected/${path}`, import.meta.url), 'utf8'));
    }
    expect(files.map(({ path }) => path)).toEqual([
      'connections/attribute-query-1.yaml',
      'connections/reporting.yaml',
      'connections/wiki-intranet.yaml',
      'connections/wiki-intranet/text.txt',
      'connections/wiki-intranet/sp-signing.pem',
      'connections/wiki-intranet/sp-signing-next.pem',
      'connections/wiki-intranet/sp-encryption.pem',
      'connections/pingone-staff.yaml',
      'connections/portal-wsfed.yaml',
      'connections/legacy-scim.yaml',
    ]);
  });

  it('plans to nothing', () => {
    for (const [id, proof] of server.proofs) expect({ id, ...proof }).toMatchObject({ differences: [], holds: true });
    expect(server.proofs.size).toBe(6);
  });

  it('plans to nothing offline too, where no default of a connector is sure', () => {
    const { written, proofs } = imported(source.connections, offline);
    expect([...proofs.values()].every(({ holds }) => holds)).toBe(true);
    const pingOne = written.find(({ id }) => id === 'pingone-staff')?.text;
    expect(pingOne).toContain('    User Create: true\n    User Update: false\n    User Disable / Delete: true\n');
  });

  it('plans to nothing offline with settings and fields that no catalogue knows', () => {
    const live = structuredClone(source.connections.find(({ id }) => id === 'pingone-staff')) as Live;
    const provision = live.outboundProvision as {
      targetSettings: object[];
      channels: { attributeMapping: object[] }[];
    };
    provision.targetSettings.push({ name: 'NEW_SETTING', value: 'x' });
    provision.channels[0]?.attributeMapping.push({
      fieldName: 'newField',
      saasFieldInfo: { attributeNames: ['street'] },
    });
    const { written, proofs } = imported([live], offlineWith([live]));
    expect(proofs.get(live.id)).toMatchObject({ holds: true, differences: [] });
    expect(written[0]?.text).toContain('    NEW_SETTING: x\n');
    expect(written[0]?.text).toContain('        newField: street\n');
  });

  it('names the secrets to set', () => {
    expect(server.written.flatMap(({ secretNames }) => secretNames)).toEqual([
      'WIKI_INTRANET_OUTBOUND_PASSWORD',
      'WIKI_INTRANET_INBOUND_PASSWORD',
      'LEGACY_SCIM_BASIC_AUTHENTICATION_PASSWORD',
      'LEGACY_SCIM_CLIENT_SECRET',
    ]);
    expect(JSON.stringify(server.written)).not.toContain('OBF:JWE');
  });

  it('says what isn’t written because nobody knows it here', () => {
    expect(server.written.flatMap(({ notes }) => notes.map(({ message }) => message))).toEqual([
      'written under unknown, as it isn’t known here: newMember, spBrowserSso.newSwitch',
    ]);
  });
});

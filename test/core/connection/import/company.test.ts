import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { company, imported, offline, serverWith } from './import-support.ts';

const source = company();
const server = imported(source.connections, serverWith('pingone', 'scim11'), source.nameOf);

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
      'not written, because it isn’t known here: newMember, spBrowserSso.newSwitch',
    ]);
  });
});

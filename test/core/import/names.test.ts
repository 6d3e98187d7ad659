import { describe, expect, it } from 'vitest';
import { fileStem, isServerMade, secretNamer } from '../../../src/core/import/names.ts';
import { planImport } from '../../../src/core/import/plan-import.ts';

const paths = (
  connections: { id: string; name?: string }[],
  takenPaths: string[] = [],
  existing: { id: string; path: string }[] = [],
) =>
  planImport({
    objects: connections.map((connection) => ({
      kind: 'SpConnection',
      key: connection.id,
      live: { entityId: 'e', ...connection },
    })),
    folder: 'connections',
    existing: existing.map(({ id, path }) => ({ key: id, path })),
    takenPaths,
  }).map(({ object, path, exists }) => `${object.live.id} → ${path}${exists ? ' (there)' : ''}`);

describe('the file of a connection', () => {
  it('is called after its id, or its name when PingFederate made the id up', () => {
    expect(
      paths([
        { id: 'zoom-provisioning', name: 'Zoom' },
        { id: 'IENFjGICXt3YsBKNxHSzkN28LWg', name: 'Größe & Söhne (EU)' },
        { id: 'JENFjGICXt3YsBKNxHSzkN28LWg', name: '株式会社' },
      ]),
    ).toEqual([
      'IENFjGICXt3YsBKNxHSzkN28LWg → connections/große-sohne-eu.yaml'.replace('große', 'gro-e'),
      'JENFjGICXt3YsBKNxHSzkN28LWg → connections/jenfjgicxt3ysbknxhszkn28lwg.yaml',
      'zoom-provisioning → connections/zoom-provisioning.yaml',
    ]);
  });

  it.each(['con', 'PRN', 'aux', 'nul', 'com1', 'LPT9'])('is none that Windows keeps for itself: %s', (id) => {
    expect(fileStem(id, id, new Set())).toBe(`${id.toLowerCase()}-connection`);
    expect(fileStem(`${id}x`, id, new Set())).toBe(`${id.toLowerCase()}x`);
  });

  it('clashes with no other, whatever the capitals, and is the same in any order', () => {
    const three = [{ id: 'zoom' }, { id: 'Zoom' }, { id: 'ZOOM' }, { id: 'aux' }];
    const expected = [
      'aux → connections/aux-connection.yaml',
      'ZOOM → connections/zoom-2.yaml',
      'Zoom → connections/zoom-3.yaml',
      'zoom → connections/zoom-4.yaml',
    ];
    expect(paths(three, ['connections/Zoom.yml'])).toEqual(expected);
    expect(paths([...three].reverse(), ['connections/Zoom/cert.pem'])).toEqual(expected);
  });

  it('is the one that defines it already', () => {
    expect(paths([{ id: 'zoom' }], [], [{ id: 'zoom', path: 'connections/eu/z.yaml' }])).toEqual([
      'zoom → connections/eu/z.yaml (there)',
    ]);
  });
});

describe('names', () => {
  it('of secrets are upper case, unique and free to use', () => {
    const taken = new Set<string>(['zoom_client_secret']);
    const name = secretNamer('zoom', taken);
    expect([name('Client Secret'), name('clientSecret'), name('basicAuthPass')]).toEqual([
      'ZOOM_CLIENT_SECRET_2',
      'ZOOM_CLIENT_SECRET_3',
      'ZOOM_BASIC_AUTH_PASS',
    ]);
    expect(secretNamer('1-a', new Set())('x')).toBe('SP_1_A_X');
    expect(secretNamer('github', new Set())('token')).toBe('SP_GITHUB_TOKEN');
    expect(secretNamer('pf', new Set())('password')).toBe('SP_PF_PASSWORD');
  });

  it('of files are never empty', () => {
    expect(fileStem('///', '', new Set())).toBe('connection');
  });

  it('that PingFederate made up are recognised', () => {
    const made = ['MHpPk2mBiamc.k6qGmKoYzqzFZ-', 'IENFjGICXt3YsBKNxHSzkN28LWg', '4qrossmq1vxa4p836kyqzp48h'];
    expect(made.map(isServerMade)).toEqual([true, true, true]);
    expect(['zoom-provisioning', 'corporate-directory-staff-x', 'Attribute.Query_1'].map(isServerMade)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

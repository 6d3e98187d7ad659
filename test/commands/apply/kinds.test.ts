import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Result } from '../../../src/commands/command.ts';
import { type Rehearsal, rehearse, signOn } from '../rehearsal.ts';

const contracts = '/authenticationPolicyContracts';
const connections = '/idp/spConnections';
let stage: Rehearsal;
afterEach(() => stage.stop());

const contract = (
  id: string,
  { name = `Contract ${id}`, attributes = ['mail'] } = {},
) => `kind: AuthenticationPolicyContract
id: ${id}
name: ${name}
extendedAttributes: [${attributes.join(', ')}]
`;
const said = ({ outcome }: Result) => outcome?.changes.map(({ key, status, message }) => [key, status, message]);
const held = (path: string, id: string) => stage.sandbox.state.get(path, id)?.value;

describe('a contract of the same id as a connection', () => {
  beforeEach(async () => {
    stage = await rehearse({ 'c.yaml': contract('same'), 's.yaml': signOn('same') });
    await stage.apply();
    stage.write({
      'c.yaml': contract('same', { attributes: ['mail', 'sn'] }),
      's.yaml': signOn('same', { company: 'New' }),
    });
  });

  test('has an outcome of its own, and one that somebody else changed is left alone', async () => {
    const { value } = stage.sandbox.state.get(contracts, 'same')!;
    stage.sandbox.faults.add({
      match: { method: 'GET', path: `${contracts}/same` },
      fault: 'meanwhile',
      meanwhile: () =>
        stage.sandbox.state.put(contracts, 'same', { ...value, name: 'By hand', lastModified: '2030-01-01T00:00:00Z' }),
    });
    expect(said(await stage.apply())).toEqual([
      [
        'AuthenticationPolicyContract/same',
        'conflict',
        expect.stringMatching(/^somebody else changed it at 2030-.*\(name\)/),
      ],
      ['same', 'done', undefined],
    ]);
    expect(held(contracts, 'same')).toMatchObject({ name: 'By hand' });
  });

  test('is backed up beside it, and both are put back', async () => {
    await stage.apply({ backup: 'backup' });
    const result = await stage.restore('backup');
    expect(said(result)?.map(([key, status]) => [key, status])).toEqual([
      ['AuthenticationPolicyContract/same', 'done'],
      ['same', 'done'],
    ]);
    expect(JSON.stringify(held(contracts, 'same'))).not.toContain('"sn"');
    expect(held(connections, 'same')).toMatchObject({ contactInfo: { company: 'Example' } });
  });

  test('that comes to be another one at the end of the run is found', async () => {
    stage.sandbox.faults.add({
      match: { method: 'GET', path: contracts, nth: 2 },
      fault: 'meanwhile',
      meanwhile: () => stage.sandbox.state.remove(contracts, 'same'),
    });
    expect(said(await stage.apply())).toEqual([
      ['AuthenticationPolicyContract/same', 'gone', expect.stringContaining('gone at the end of the run')],
      ['same', 'done', undefined],
    ]);
  });
});

import { afterEach, describe, expect, test } from 'vitest';
import type { SandboxOptions } from '../../../sandbox/options.ts';
import type { Result } from '../../../src/commands/command.ts';
import type { Inputs } from '../../../src/commands/inputs.ts';
import type { ChangeOutcome } from '../../../src/core/plan/outcome.ts';
import { provisioning, type Rehearsal, rehearse, signOn } from '../rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

async function open(files: Record<string, string>, sandbox?: SandboxOptions): Promise<void> {
  stage = await rehearse(files, sandbox ? { sandbox } : {});
}

const changesOf = ({ outcome, failure }: Result): ChangeOutcome[] => {
  if (!outcome) throw new Error(`nothing was applied: ${JSON.stringify(failure)}`);
  return outcome.changes;
};
const statuses = (result: Result) => changesOf(result).map(({ id, action, status }) => `${action} ${id}: ${status}`);

const lackOf = ({ diagnostics }: Result) =>
  diagnostics
    .filter(({ code }) => code === 'secret-not-available')
    .map(({ place, message }) => `${place.file}:${place.line} ${message}`);

/** One more plan finds nothing to do. */
async function expectSettled(): Promise<void> {
  const { plan } = await stage.plan();
  expect(plan?.changes.map(({ id, action }) => [id, action])).toEqual(plan?.changes.map(({ id }) => [id, 'no-op']));
}

const writes = () =>
  stage.sandbox.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);

test('what is to be rotated has to be there: a mistyped id must not look like done', async () => {
  await open({ 'a.yaml': provisioning('alpha') });
  await expect(stage.apply({ rotate: ['alhpa'] })).rejects.toMatchObject({
    message: 'no definition has an id that matches alhpa',
    hint: 'did you mean "alpha"?',
  });
  expect(writes()).toEqual([]);
});

test('secrets are rotated only when they are all there: a rotation that sends nothing is no success', async () => {
  await open({ 'a.yaml': provisioning('a'), 'b.yaml': signOn('b') });
  await stage.apply();
  delete stage.variables.ZOOM_CLIENT_SECRET;
  stage.write({ 'b.yaml': signOn('b', { company: 'Other' }) });
  const from = writes().length;
  const result = await stage.apply({ rotate: ['a'] });
  expect([result.exitCode, result.outcome]).toEqual([1, undefined]);
  expect(lackOf(result)).toEqual([
    'connections/a.yaml:11 the secret ZOOM_CLIENT_SECRET is to be sent again and is not set',
  ]);
  expect(writes().slice(from)).toEqual([]);
  stage.variables.ZOOM_CLIENT_SECRET = 'another-planted-one';
  expect(statuses(await stage.apply({ rotate: ['a'] }))).toEqual(['update a: done', 'update b: done']);
  expect(stage.secretOf('a')).toBe('another-planted-one');
});

/** The connection alone: its channels stay as they are, so that nothing but the activation is left. */
const switchedOff = (definition: string) => definition.replace('\nactive: true', '\nactive: false');

describe('create', () => {
  test('saves inactive, reads back, activates, reads back', async () => {
    await open({ 'a.yaml': provisioning('a') });
    const result = await stage.apply();
    expect(result.exitCode).toBe(0);
    const [change] = changesOf(result);
    expect(change?.requests).toEqual([
      'POST /idp/spConnections → 201',
      'GET /idp/spConnections/a → 200',
      'PUT /idp/spConnections/a → 200',
      'GET /idp/spConnections/a → 200',
    ]);
    expect(JSON.stringify(result.outcome)).not.toContain('planted');
    expect(JSON.stringify(change?.sent)).toContain('"value":"(secret)"');
    await expectSettled();
  });

  test('an activation that brings secrets saves them first; one without any takes one write', async () => {
    await open({ 'a.yaml': switchedOff(provisioning('a')) });
    await stage.apply();
    stage.write({ 'a.yaml': provisioning('a') });
    stage.variables.ZOOM_CLIENT_SECRET = 'another-planted-one';
    const [change] = changesOf(await stage.apply());
    const puts = (requests: readonly string[] = []) => requests.filter((request) => request.startsWith('PUT'));
    expect([change?.status, puts(change?.requests).length]).toEqual(['done', 2]);
    expect(stage.secretOf('a')).toBe('another-planted-one');

    stage.write({ 'b.yaml': signOn('b', { active: false }) });
    await stage.apply();
    stage.write({ 'b.yaml': signOn('b') });
    const second = changesOf(await stage.apply()).find(({ id }) => id === 'b');
    expect([second?.status, puts(second?.requests).length]).toEqual(['done', 1]);
  });

  test('an activation that the target refuses leaves the new secret saved, so that only the activation is left', async () => {
    await open({ 'a.yaml': switchedOff(provisioning('a')) });
    await stage.apply();
    stage.write({ 'a.yaml': provisioning('a') });
    stage.variables.ZOOM_CLIENT_SECRET = 'another-planted-one';
    stage.sandbox.switches.refusedTargetCredentials = ['a'];
    expect(statuses(await stage.apply())).toEqual(['update a: saved-inactive']);
    expect(stage.secretOf('a')).toBe('another-planted-one');
    expect((await stage.live('a'))?.active).toBe(false);
  });

  test('an inactive connection takes one write', async () => {
    await open({ 'a.yaml': signOn('a', { active: false }) });
    await stage.apply();
    expect(writes()).toEqual(['POST /idp/spConnections']);
    await expectSettled();
  });

  test('when the target refuses the credentials, it stays saved and inactive, and the next apply has only that left', async () => {
    await open({ 'a.yaml': provisioning('a') }, undefined);
    stage.sandbox.switches.refusedTargetCredentials = ['a'];
    const result = await stage.apply();
    expect(statuses(result)).toEqual(['create a: saved-inactive']);
    const [change] = changesOf(result);
    expect(change?.message).toMatch(/^saved inactive; PingFederate refused the activation: /);
    expect(change?.diagnostics[0]).toMatchObject({ code: 'activation-refused', place: { file: 'connections/a.yaml' } });
    expect(result.outcome?.complete).toBe(false);
    expect((await stage.live('a'))?.active).toBe(false);
    expect(stage.secretOf('a')).toBe('planted-zoom-secret');
    stage.sandbox.switches.refusedTargetCredentials = [];
    expect(statuses(await stage.apply())).toEqual(['update a: done']);
    await expectSettled();
  });

  test('a secret that is not there is known before the first write', async () => {
    await open({ 'a.yaml': signOn('a'), 'b.yaml': provisioning('b'), 'c.yaml': provisioning('c', { active: false }) });
    delete stage.variables.ZOOM_CLIENT_SECRET;
    expect(await stage.plan()).toMatchObject({ exitCode: 0 });
    const result = await stage.apply();
    expect(result).toMatchObject({
      exitCode: 1,
      failure: { message: 'the plan can’t be carried out as a whole; nothing was written' },
    });
    expect(lackOf(result)).toEqual([
      'connections/b.yaml:11 the secret ZOOM_CLIENT_SECRET is not set',
      'connections/c.yaml:11 the secret ZOOM_CLIENT_SECRET is not set',
    ]);
    expect(writes()).toEqual([]);
  });

  test('so is a secret that a replacement has to bring', async () => {
    await open({ 'a.yaml': signOn('a'), 'b.yaml': signOn('b') });
    await stage.apply();
    delete stage.variables.ZOOM_CLIENT_SECRET;
    const use = provisioning('b').slice(provisioning('b').indexOf('outboundProvision'));
    stage.write({ 'a.yaml': signOn('a', { company: 'Other' }), 'b.yaml': signOn('b') + use });
    const from = writes().length;
    const result = await stage.apply({ ...(await stage.yes()), allowReplace: true });
    expect(lackOf(result)).toEqual(['connections/b.yaml:28 the secret ZOOM_CLIENT_SECRET is not set']);
    expect(writes().slice(from)).toEqual([]);
  });
});

describe('update', () => {
  test('changes in place with one write and keeps a secret that nobody here knows', async () => {
    await open({ 'a.yaml': provisioning('a') });
    await stage.apply();
    delete stage.variables.ZOOM_CLIENT_SECRET;
    stage.write({ 'a.yaml': provisioning('a', { baseDn: 'dc=other,dc=com' }) });
    const from = writes().length;
    const result = await stage.apply();
    expect(statuses(result)).toEqual(['update a: done']);
    expect(changesOf(result)[0]?.diagnostics.map(({ code }) => code)).toEqual(['secret-kept']);
    expect(writes().slice(from)).toEqual(['PUT /idp/spConnections/a']);
    expect(stage.secretOf('a')).toBe('planted-zoom-secret');
    await expectSettled();
  });

  test('a channel of a connection in use is activated after the rest, without an interruption', async () => {
    await open({ 'a.yaml': provisioning('a').replace('      active: true', '      active: false') });
    await stage.apply();
    stage.write({ 'a.yaml': provisioning('a', { baseDn: 'dc=other,dc=com' }) });
    stage.sandbox.switches.refusedTargetCredentials = ['a'];
    const result = await stage.apply();
    expect(statuses(result)).toEqual(['update a: saved-inactive']);
    const live = JSON.stringify(await stage.live('a'));
    expect(live).toContain('dc=other,dc=com');
    expect((await stage.live('a'))?.active).toBe(true);
    stage.sandbox.switches.refusedTargetCredentials = [];
    await stage.apply();
    await expectSettled();
  });

  test('PingFederate’s refusal stands at the line it is about, through every convenience', async () => {
    await open({ 'a.yaml': provisioning('a') });
    await stage.apply();
    stage.write({ 'a.yaml': provisioning('a', { baseDn: 'dc=new' }) });
    const store = stage.sandbox.state.get('/dataStores', 'corp-ad')!.value;
    stage.sandbox.state.put('/dataStores', 'corp-ad', { ...store, binaryAttributes: [] });
    const [change] = changesOf(await stage.apply());
    expect(change?.status).toBe('failed');
    // It's about the GUID attribute, which the preset fills in: that is what was written.
    const { code, place, message } = change!.diagnostics[0]!;
    expect([code, place.line, message]).toEqual([
      'refused-by-server',
      19,
      "'objectGUID' is not a binary attribute of the data store",
    ]);
    expect(provisioning('a').split('\n')[18]).toBe('        directory: active-directory');
  });
});

describe('somebody else', () => {
  test('who changed the connection after the plan is not overwritten', async () => {
    await open({ 'a.yaml': signOn('a'), 'b.yaml': signOn('b') });
    await stage.apply();
    stage.write({ 'a.yaml': signOn('a', { company: 'New' }), 'b.yaml': signOn('b', { company: 'New' }) });
    const result = await stage.apply(
      {},
      meanwhile(async () => {
        const live = await stage.console.of('SpConnection').read('a');
        await stage.console.of('SpConnection').replace('a', { ...live!, contactInfo: { company: 'By hand' } });
      }),
    );
    expect(statuses(result)).toEqual(['update a: conflict', 'update b: done']);
    expect(changesOf(result)[0]?.message).toMatch(
      /^somebody else changed it at \d{4}-.*, after the plan was made \(contactInfo\.company\); writing now would have undone that\. Plan again$/,
    );
    expect((await stage.live('a'))?.contactInfo).toEqual({ company: 'By hand' });
  });

  test('who deleted it, or created one with its id, is told too', async () => {
    await open({ 'a.yaml': signOn('a') });
    await stage.apply();
    stage.write({ 'a.yaml': signOn('a', { company: 'New' }), 'b.yaml': signOn('b') });
    const result = await stage.apply(
      {},
      meanwhile(async () => {
        const live = await stage.console.of('SpConnection').read('a');
        await stage.console.of('SpConnection').delete('a');
        await stage.console.of('SpConnection').create({ ...live!, id: 'b', name: 'x', entityId: 'urn:x' });
      }),
    );
    expect(statuses(result)).toEqual(['update a: conflict', 'create b: conflict']);
    expect(changesOf(result).map(({ message }) => message)).toEqual([
      'somebody else deleted it after the plan was made; plan again',
      expect.stringMatching(/^somebody else created one with this id at .*; plan again$/),
    ]);
  });
});

/** Runs something between the plan and the first write. */
function meanwhile(work: () => Promise<void>) {
  return {
    review: async (plan: NonNullable<Result['plan']>) => {
      await work();
      return { plan };
    },
  };
}

describe('delete', () => {
  const absent = 'kind: SpConnection\nid: a\nlifecycle: { state: absent }\n';

  test('deactivates first, deletes, and looks', async () => {
    await open({ 'a.yaml': signOn('a') }, { switches: { deleteActive: 'refuse' } });
    await stage.apply();
    stage.write({ 'a.yaml': absent });
    const result = await stage.apply();
    expect(statuses(result)).toEqual(['delete a: done']);
    expect(changesOf(result)[0]?.requests).toEqual([
      'GET /idp/spConnections/a → 200',
      'PUT /idp/spConnections/a → 200',
      'GET /idp/spConnections/a → 200',
      'DELETE /idp/spConnections/a → 204',
      'GET /idp/spConnections/a → 404',
    ]);
    expect(changesOf(result)[0]?.previous).toMatchObject({ id: 'a', active: true });
    await expectSettled();
  });

  test('one that is in use is activated again', async () => {
    await open({ 'a.yaml': signOn('a') });
    await stage.apply();
    stage.write({ 'a.yaml': absent });
    stage.sandbox.faults.add({ match: { method: 'DELETE' }, fault: 422, times: 0 });
    const result = await stage.apply();
    expect(statuses(result)).toEqual(['delete a: failed']);
    expect(changesOf(result)[0]?.message).toMatch(/refused \(422\).*; it was activated again$/);
    expect((await stage.live('a'))?.active).toBe(true);
  });
});

describe('replace', () => {
  const files = { 'a.yaml': signOn('a', { active: false }) };
  const added = (id: string) =>
    provisioning(id, { active: false }).replace('entityId', 'lifecycle: { allowReplace: true }\nentityId');

  test('deletes and creates, and keeps the old document in the record', async () => {
    await open(files);
    await stage.apply();
    stage.write({ 'a.yaml': added('a') });
    const result = await stage.apply(await stage.yes());
    expect(statuses(result)).toEqual(['replace a: done']);
    expect(changesOf(result)[0]?.previous).toMatchObject({ id: 'a', spBrowserSso: { protocol: 'SAML20' } });
    await expectSettled();
  });

  test('puts the old connection back when the new one is refused', async () => {
    await open({ 'a.yaml': signOn('a') });
    await stage.apply();
    stage.write({ 'a.yaml': added('a') });
    stage.sandbox.faults.add({ match: { method: 'POST' }, fault: 422 });
    const result = await stage.apply(await stage.yes());
    expect(statuses(result)).toEqual(['replace a: failed']);
    expect(changesOf(result)[0]?.message).toMatch(/refused \(422\): Refused as ordered.; the old connection is back$/);
    expect(await stage.live('a')).toMatchObject({ active: true, spBrowserSso: { protocol: 'SAML20' } });
  });

  test('puts it back once more where a refusal of the credentials has passed', async () => {
    await open({ 'a.yaml': signOn('a') });
    await stage.apply();
    stage.write({ 'a.yaml': added('a') });
    const yes = await stage.yes();
    stage.sandbox.faults.add(
      { match: { method: 'POST' }, fault: 422 },
      { match: { method: 'POST', nth: 2 }, fault: 401 },
    );
    const result = await stage.apply(yes);
    expect(statuses(result)).toEqual(['replace a: failed']);
    expect(changesOf(result)[0]?.message).toMatch(/; the old connection is back$/);
    expect(await stage.live('a')).toMatchObject({ active: true, spBrowserSso: { protocol: 'SAML20' } });
  });
});

test('who stepped aside for a circle keeps a name that somebody else gave it meanwhile', async () => {
  await open({ 'a.yaml': signOn('a', { name: 'One' }), 'b.yaml': signOn('b', { name: 'Two' }) });
  await stage.apply();
  stage.write({ 'a.yaml': signOn('a', { name: 'Two' }), 'b.yaml': signOn('b', { name: 'One' }) });
  const rename = () => {
    const { value } = stage.sandbox.state.get('/idp/spConnections', 'a')!;
    const modificationDate = new Date(Date.now() + 5).toISOString();
    stage.sandbox.state.put('/idp/spConnections', 'a', { ...value, name: 'By hand', modificationDate });
  };
  const match = { method: 'PUT', path: '/idp/spConnections/b' };
  stage.sandbox.faults.add({ match, fault: 'meanwhile', meanwhile: rename });
  expect(statuses(await stage.apply()).sort()).toEqual(['update a: conflict', 'update b: done']);
  expect((await stage.live('a'))?.name).toBe('By hand');
});

test('names and entity ids change hands, also in a circle', async () => {
  await open({
    'a.yaml': signOn('a', { name: 'One', entityId: 'urn:1' }),
    'b.yaml': signOn('b', { name: 'Two', entityId: 'urn:2' }),
    'c.yaml': signOn('c', { name: 'Three', entityId: 'urn:3' }),
  });
  await stage.apply();
  stage.write({
    'a.yaml': signOn('a', { name: 'Two', entityId: 'urn:2' }),
    'b.yaml': signOn('b', { name: 'Three', entityId: 'urn:3' }),
    'c.yaml': signOn('c', { name: 'One', entityId: 'urn:1' }),
  });
  const result = await stage.apply();
  expect(statuses(result).sort()).toEqual(['update a: done', 'update b: done', 'update c: done']);
  expect((await stage.live('c'))?.name).toBe('One');
  await expectSettled();
});

test('a circle that breaks in the middle leaves everybody with a name of their own', async () => {
  await open({ 'a.yaml': signOn('a', { name: 'One' }), 'b.yaml': signOn('b', { name: 'Two' }) });
  await stage.apply();
  stage.write({ 'a.yaml': signOn('a', { name: 'Two' }), 'b.yaml': signOn('b', { name: 'One' }) });
  // The first PUT steps aside, the second takes the name.
  stage.sandbox.faults.add({ match: { method: 'PUT', nth: 2 }, fault: 422 });
  const broken = await stage.apply({ onFailure: 'stop' });
  // Its own name is its own work: nobody else has changed it.
  expect(statuses(broken).sort()).toEqual(['update a: skipped', 'update b: failed']);
  expect(JSON.stringify(broken.outcome)).not.toContain('changed since');
  expect([(await stage.live('a'))?.name, (await stage.live('b'))?.name]).toEqual(['One', 'Two']);
  await stage.apply();
  await expectSettled();
});

test('a circle that is put back leaves everybody with their own name, and nobody else is suspected', async () => {
  await open({ 'a.yaml': signOn('a', { name: 'One' }), 'b.yaml': signOn('b', { name: 'Two' }) });
  await stage.apply();
  stage.write({ 'a.yaml': signOn('a', { name: 'Two' }), 'b.yaml': signOn('b', { name: 'One' }) });
  // The third PUT is the own change of whoever stepped aside.
  stage.sandbox.faults.add({ match: { method: 'PUT', nth: 3 }, fault: 422 });
  const result = await stage.apply({ onFailure: 'rollback' });
  expect(
    changesOf(result)
      .map(({ status }) => status)
      .sort(),
  ).toEqual(['failed', 'rolled-back']);
  expect(JSON.stringify(result.outcome)).not.toMatch(/changed since|for now/);
  expect([(await stage.live('a'))?.name, (await stage.live('b'))?.name]).toEqual(['One', 'Two']);
});

test('a circle that is done is put back when something else fails', async () => {
  await open({
    'a.yaml': signOn('a', { name: 'One', entityId: 'urn:1' }),
    'b.yaml': signOn('b', { name: 'Two', entityId: 'urn:2' }),
    'z.yaml': signOn('z', { name: 'Three' }),
  });
  await stage.apply();
  // Who waits for a name out of the circle comes after it.
  stage.write({
    'a.yaml': signOn('a', { name: 'Four', entityId: 'urn:2' }),
    'b.yaml': signOn('b', { name: 'Two', entityId: 'urn:1' }),
    'z.yaml': signOn('z', { name: 'One' }),
  });
  stage.sandbox.faults.add({ match: { method: 'PUT', path: '/idp/spConnections/z' }, fault: 422 });
  const result = await stage.apply({ onFailure: 'rollback' });
  const back = 'put back as it was, because z failed';
  expect(changesOf(result).map(({ id, status, message }) => [id, status, message])).toEqual([
    ['b', 'rolled-back', back],
    ['a', 'rolled-back', back],
    ['z', 'failed', expect.stringContaining('422')],
  ]);
  const [a, b] = [await stage.live('a'), await stage.live('b')];
  expect([a?.name, a?.entityId, b?.name, b?.entityId]).toEqual(['One', 'urn:1', 'Two', 'urn:2']);
});

test('a circle whose other half is done leaves the one who stepped aside with a name that is told', async () => {
  await open({ 'a.yaml': signOn('a', { name: 'One' }), 'b.yaml': signOn('b', { name: 'Two' }) });
  await stage.apply();
  stage.write({ 'a.yaml': signOn('a', { name: 'Two' }), 'b.yaml': signOn('b', { name: 'One' }) });
  stage.sandbox.faults.add({ match: { method: 'PUT', nth: 3 }, fault: 422 });
  const result = await stage.apply({ onFailure: 'stop' });
  const failed = changesOf(result).find(({ status }) => status === 'failed');
  const { name } = (await stage.live(failed?.id ?? '')) ?? {};
  expect(['One', 'Two']).not.toContain(name);
  expect(failed?.message).toContain(`it is called ${name} for now, because giving it its own name back failed`);
  await stage.apply();
  await expectSettled();
});

describe('on failure', () => {
  const before = { 'a.yaml': signOn('a'), 'b.yaml': provisioning('b'), 'd.yaml': signOn('d') };
  const after = {
    'a.yaml': signOn('a', { company: 'New' }),
    'b.yaml': provisioning('b', { baseDn: 'dc=new' }),
    'c.yaml': signOn('c'),
    'd.yaml': signOn('d', { company: 'New' }),
  };
  async function fail(onFailure: 'continue' | 'stop' | 'rollback') {
    await open(before);
    await stage.apply();
    stage.write(after);
    stage.sandbox.faults.add({ match: { method: 'PUT', path: '/idp/spConnections/d' }, fault: 422 });
    return stage.apply({ onFailure });
  }

  test('continue: the others are done', async () => {
    const result = await fail('continue');
    expect(statuses(result)).toEqual(['update a: done', 'update b: done', 'create c: done', 'update d: failed']);
  });

  test('stop: nothing else is begun', async () => {
    await open(before);
    await stage.apply();
    stage.write(after);
    stage.sandbox.faults.add({ match: { method: 'PUT', path: '/idp/spConnections/b' }, fault: 422 });
    const result = await stage.apply({ onFailure: 'stop' });
    expect(statuses(result)).toEqual(['update a: done', 'update b: failed', 'create c: skipped', 'update d: skipped']);
    expect(changesOf(result)[3]?.message).toBe('b failed');
  });

  test('rollback: everything is as it was, secrets included', async () => {
    const result = await fail('rollback');
    expect(statuses(result)).toEqual([
      'update a: rolled-back',
      'update b: rolled-back',
      'create c: rolled-back',
      'update d: failed',
    ]);
    expect(await stage.live('c')).toBeUndefined();
    expect(stage.secretOf('b')).toBe('planted-zoom-secret');
    stage.write({ ...before, 'c.yaml': undefined });
    await expectSettled();
  });

  test('a 401 ends the run: two more would lock the account', async () => {
    await open(before);
    stage.sandbox.faults.add({ match: { method: 'POST' }, fault: 401 });
    const result = await stage.apply();
    expect(statuses(result)).toEqual(['create a: unconfirmed', 'create b: skipped', 'create d: skipped']);
    expect(changesOf(result)[1]?.message).toBe('PingFederate no longer accepts the credentials');
  });
});

describe('a cancelled run', () => {
  test('finishes the write in hand, begins no other, and says what is left', async () => {
    await open({ 'a.yaml': provisioning('a'), 'b.yaml': signOn('b') });
    const stop = new AbortController();
    stage.sandbox.faults.add({ match: { method: 'POST' }, fault: 'delay', delayMs: 100 });
    const watch = setInterval(() => writes().length > 0 && stop.abort(), 5);
    const result = await stage.apply({}, { signal: stop.signal });
    clearInterval(watch);
    expect(statuses(result)).toEqual(['create a: saved-inactive', 'create b: skipped']);
    expect(result.failure?.reason).toBe('cancelled');
    expect(writes()).toEqual(['POST /idp/spConnections']);
    await stage.apply();
    await expectSettled();
  });

  /** Cancels the run while a request is carried out. */
  const cancelledAt = async (method: string, more: Partial<Inputs> = {}) => {
    const stop = new AbortController();
    const match = { method, path: method === 'POST' ? '/idp/spConnections' : '/idp/spConnections/a' };
    const { accept } = await stage.yes(more);
    stage.sandbox.faults.add({ match, fault: 'meanwhile', meanwhile: () => stop.abort() });
    stage.sandbox.requests.length = 0;
    return stage.apply({ ...more, accept }, { signal: stop.signal });
  };

  test('begins no deletion that was only looked at', async () => {
    await open({ 'a.yaml': signOn('a') });
    await stage.apply();
    stage.write({ 'a.yaml': 'kind: SpConnection\nid: a\nlifecycle: { state: absent }\n' });
    const result = await cancelledAt('GET');
    expect([statuses(result), writes()]).toEqual([['delete a: skipped'], []]);
    expect((await stage.live('a'))?.active).toBe(true);
  });

  test('brings a replacement to its end: the new one is as active as it should be', async () => {
    await open({ 'a.yaml': signOn('a') });
    await stage.apply();
    stage.write({ 'a.yaml': provisioning('a') });
    const result = await cancelledAt('POST', { allowReplace: true });
    expect(statuses(result)).toEqual(['replace a: done']);
    expect(await stage.live('a')).toMatchObject({ active: true, outboundProvision: {} });
  });
});

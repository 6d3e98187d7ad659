import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderOutcome } from '../../src/core/report/terminal/render-outcome.ts';
import { type Rehearsal, signOn } from '../commands/rehearsal.ts';
import { commentOn, contextOf, edited, scene } from './scene.ts';
import { settledText, typed, withEnvironment } from './terminal-scene.ts';

/** Plans, outcomes and drift over several kinds of object, by the real command line against the sandbox. */

let stage: Rehearsal;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T14:02:00Z') });
});
afterEach(async () => {
  vi.useRealTimers();
  await stage.stop();
});

const golden = (name: string) => join(import.meta.dirname, 'golden', name);

const contract = `kind: AuthenticationPolicyContract
id: partner-login
name: Partner login
extendedAttributes: [mail, givenName, sn]
`;

/** A connection to which people come by the contract. */
const partner = (number: number) =>
  edited(
    signOn(`partner-${number}`, { name: `Partner ${number}` }),
    ['adapterMappings', 'authenticationPolicyContractAssertionMappings'],
    ['idpAdapterRef: HTMLFormAdapter', 'authenticationPolicyContractRef: { name: Partner login }'],
  )
    .replaceAll('type: ADAPTER', 'type: AUTHENTICATION_POLICY_CONTRACT')
    .replaceAll('value: username', 'value: mail');

const files = { 'partner-login.yaml': contract, 'partner-1.yaml': partner(1), 'partner-2.yaml': partner(2) };

async function open(definitions: Record<string, string> = files): Promise<void> {
  stage = await scene(definitions);
  withEnvironment(stage);
}

async function expectTerminal(line: string, name: string): Promise<number> {
  const { exitCode, out } = await typed(stage, `${line} --environment production`, { columns: 88 });
  const text = settledText(out);
  // A command stays in one piece, to be copied.
  const lines = text.split('\n').filter((one) => !one.includes('pfconn '));
  expect(Math.max(...lines.map((one) => one.length))).toBeLessThanOrEqual(88);
  await expect(text).toMatchFileSnapshot(golden(`${name}.txt`));
  return exitCode;
}

async function expectComment(name: string, run: 'plan' | 'apply' = 'plan'): Promise<void> {
  const context = contextOf(
    run === 'plan' ? await stage.plan({ requestTimeoutMs: 10_000 }) : await stage.apply({ requestTimeoutMs: 10_000 }),
    { command: run },
  );
  await expect(commentOn(context)).toMatchFileSnapshot(golden(`${name}.md`));
}

test('30 from nothing', async () => {
  await open();
  await expectTerminal('plan', '30-from-nothing');
  await expectComment('30-from-nothing');
  expect(await expectTerminal('apply', '30b-from-nothing-applied')).toBe(0);
  expect(await expectTerminal('plan', '30c-nothing-more')).toBe(0);
});

test('31 a contract that two connections need changes', async () => {
  await open();
  await stage.apply({ requestTimeoutMs: 10_000 });
  stage.write({ 'partner-login.yaml': edited(contract, ['mail, givenName, sn', 'mail, department']) });
  await expectTerminal('plan', '31-contract-changes');
  await expectComment('31-contract-changes');
});

test('34 drift', async () => {
  await open();
  await stage.apply({ requestTimeoutMs: 10_000 });
  const contracts = stage.console.of('AuthenticationPolicyContract');
  const live = JSON.stringify(await contracts.read('partner-login'));
  await contracts.replace('partner-login', JSON.parse(live.replace('"givenName"', '"telephone"')));
  const other = JSON.stringify(await stage.live('partner-2'));
  await stage.console.of('SpConnection').replace('partner-2', JSON.parse(other.replace('"Example"', '"Other"')));
  expect(await expectTerminal('drift', '34-drift')).toBe(2);
});

test('35 an apply of which a contract fails', async () => {
  await open();
  stage.sandbox.faults.add({ match: { method: 'POST', path: '/authenticationPolicyContracts' }, fault: 422 });
  const { outcome, plan } = await stage.apply({ environment: 'production', requestTimeoutMs: 10_000 });
  const again = () => 'pfconn apply --environment production';
  const text = settledText(renderOutcome(outcome!, { colour: false, width: 88, plan, again }));
  await expect(text).toMatchFileSnapshot(golden('35-applied-in-part.txt'));
});

import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { drift } from '../../src/commands/plan.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import { objectIn } from '../../src/core/document/readers.ts';
import { type Rehearsal, rehearse } from './rehearsal.ts';

/** A metadata URL's certificate: its id is answered beside it, its text wrapped anew. */

const certificate = readFileSync('docs/examples/kinds/federation.pem', 'utf8');
const federation = (file: string, more = '') =>
  `kind: MetadataUrl\nid: federation\nname: Federation\nurl: https://federation.example.com/md.xml\nx509File: ${file}\n${more}`;

async function rehearsed(text: string): Promise<Rehearsal> {
  const rehearsal = await rehearse({ 'federation.yaml': text, 'federation.pem': certificate });
  onTestFinished(rehearsal.stop);
  return rehearsal;
}

const held = ({ console: api }: Rehearsal) => api.of('MetadataUrl').read('federation');
const idIn = (live: JsonObject | undefined) => objectIn(live, 'certView')?.id;

test.each([
  ['a file', '${file:federation.pem}'],
  ['a mapping', '{ fileData: "${file:federation.pem}" }'],
  ['an id of one’s own', '{ id: federation-2026, fileData: "${file:federation.pem}" }'],
])('written as %s, it is there afterwards and nothing differs', async (_, file) => {
  const rehearsal = await rehearsed(federation(file));
  expect((await rehearsal.apply()).exitCode).toBe(0);
  expect((await held(rehearsal))?.x509File).not.toHaveProperty('id');
  expect((await rehearsal.run(drift)).exitCode).toBe(0);
});

test('another id is a difference, and an update of something else keeps the one that is there', async () => {
  const rehearsal = await rehearsed(federation('${file:federation.pem}'));
  await rehearsal.apply();
  const before = idIn(await held(rehearsal));
  rehearsal.write({ 'federation.yaml': federation('${file:federation.pem}', 'validateSignature: false\n') });
  expect((await rehearsal.apply()).exitCode).toBe(0);
  expect(idIn(await held(rehearsal))).toBe(before);
  rehearsal.write({ 'federation.yaml': federation('{ id: other, fileData: "${file:federation.pem}" }') });
  const { plan } = await rehearsal.plan();
  const differences = plan?.changes.flatMap((change) => ('differences' in change ? change.differences : []));
  expect(differences?.map(({ kind, live, desired }) => [kind, live, desired])).toEqual([
    ['changed', false, true],
    ['changed', before, 'other'],
  ]);
});

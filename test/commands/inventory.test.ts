import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inventory } from '../../src/commands/inventory.ts';
import { writeReports } from '../../src/commands/write-reports.ts';
import { provisioning, type Rehearsal, rehearse, signOn } from './rehearsal.ts';

/** `pfconn inventory` against the sandbox. */

let rehearsal: Rehearsal;

beforeEach(async () => {
  rehearsal = await rehearse({ 'a.yaml': signOn('a'), 'b.yaml': provisioning('b'), 'c.yaml': signOn('c') });
});
afterEach(() => rehearsal.stop());

interface Listed {
  connections: { id: string; state: string; managedBy: string; changed: string; owner: string }[];
}

async function states(more = {}): Promise<string[]> {
  const { data } = await rehearsal.run(inventory, { command: 'inventory', ...more });
  return (data as Listed).connections.map(({ id, state, managedBy }) => `${id}: ${state} (${managedBy})`);
}

test('what is live, how it stands to its definition, and whose it is', async () => {
  await rehearsal.apply({ only: ['a', 'b'] });
  rehearsal.write({ 'a.yaml': signOn('a', { company: 'Another' }), 'b.yaml': undefined });
  expect(await states()).toEqual([
    'a: differs (connections/a.yaml)',
    'b: not managed here ()',
    'c: not on the server (connections/c.yaml)',
  ]);
  expect(await states({ only: ['a'] })).toEqual(['a: differs (connections/a.yaml)']);
  expect(await states({ inventoryFrom: 'server' })).toEqual(['a: not managed here ()', 'b: not managed here ()']);
  expect(await states({ inventoryFrom: 'definitions' })).toEqual([
    'a: not compared (connections/a.yaml)',
    'c: not compared (connections/c.yaml)',
  ]);
});

test('what is as defined says so, with the day of its last change and its owner', async () => {
  await rehearsal.apply();
  const { data } = await rehearsal.run(inventory, { command: 'inventory' });
  const [a] = (data as Listed).connections;
  expect(a).toMatchObject({ id: 'a', state: 'as defined', owner: 'Example' });
  expect(a?.changed).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('who reviews the definition stands for an owner that it doesn’t name', async () => {
  mkdirSync(join(rehearsal.root, '.github'));
  writeFileSync(join(rehearsal.root, '.github/CODEOWNERS'), '/connections/ @org/identity\n');
  rehearsal.write({ 'c.yaml': signOn('c').replace('contactInfo: { company: Example }\n', '') });
  const { data } = await rehearsal.run(inventory, { command: 'inventory', inventoryFrom: 'definitions' });
  expect((data as Listed).connections.map(({ id, owner }) => `${id}: ${owner}`)).toEqual([
    'a: Example',
    'b: @org/identity',
    'c: @org/identity',
  ]);
});

test('the files’ endings say their forms, and no secret is in any', async () => {
  await rehearsal.apply();
  const inventoryFile = ['inventory.html', 'inventory.csv', 'inventory.json', 'inventory.md'];
  const asked = { command: 'inventory' as const, inventoryFile };
  const result = await rehearsal.run(inventory, asked);
  expect(result.text).toBe('3 connections in inventory.html, inventory.csv, inventory.json, inventory.md.');
  expect(result.files?.map(({ text }) => text.slice(0, 15))).toEqual([
    '<!doctype html>',
    '\ufeff"Connection","',
    '{\n  "format": "',
    '# Connections o',
  ]);
  const written = writeReports(
    { workingDirectory: rehearsal.root, ...asked } as unknown as Parameters<typeof writeReports>[0],
    result,
    (text) => text,
  );
  expect(written.problems).toEqual([]);
  const texts = inventoryFile.map((path) => readFileSync(join(rehearsal.root, path), 'utf8'));
  expect(texts.join('')).not.toMatch(/planted-zoom-secret|OBF:JWE|eyJ/);
});

test('an ending that says nothing, and definitions with mistakes, stop before anything is written', async () => {
  await expect(rehearsal.run(inventory, { command: 'inventory', inventoryFile: ['list.xlsx'] })).rejects.toThrow(
    'doesn’t say which form',
  );
  rehearsal.write({ 'a.yaml': signOn('a').replace('active:', 'aktive:') });
  const stopped = await rehearsal.run(inventory, { command: 'inventory', inventoryFile: ['x.html'] });
  expect(stopped).toMatchObject({ exitCode: 1, failure: { reason: 'invalid-definitions' } });
  expect(existsSync(join(rehearsal.root, 'x.html'))).toBe(false);
});

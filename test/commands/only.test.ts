import { describe, expect, test } from 'vitest';
import type { Inputs } from '../../src/commands/inputs.ts';
import { checkChosen, workedOn } from '../../src/commands/only.ts';
import { Refusal } from '../../src/commands/refusal.ts';

type Chosen = Partial<Pick<Inputs, 'only' | 'rotate' | 'shard'>>;

const inputs = ({ only = [], rotate = [], shard }: Chosen) => ({ only, rotate, shard }) as unknown as Inputs;

/** What is said against a choice among definitions with these keys. */
function refusal(chosen: Chosen, keys: readonly string[]): string | undefined {
  try {
    checkChosen(inputs(chosen), keys.map((key) => ({ key })) as never);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.message} | ${error.hint}`;
  }
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `c-${index + 1}`);

describe('a choice that names nothing', () => {
  test('says which ids there are, ten of them', () => {
    const ten = numbered(10).join(', ');
    expect(refusal({ only: ['zzz'] }, numbered(10))).toBe(
      `no definition has an id that matches zzz | the ids are ${ten}`,
    );
    expect(refusal({ only: ['zzz'] }, numbered(11))).toBe(
      `no definition has an id that matches zzz | the ids are ${ten}, …`,
    );
    expect(refusal({ only: ['zomo'] }, ['zoom', 'slack'])).toContain('did you mean "zoom"?');
  });

  test('is one that is to be rotated and isn’t worked on', () => {
    const keys = ['zoom', 'slack'];
    expect(refusal({ rotate: ['slack'] }, keys)).toBeUndefined();
    expect(refusal({ only: ['zoom'], rotate: ['zoom'] }, keys)).toBeUndefined();
    expect(refusal({ only: ['zoom'], rotate: ['slack'] }, keys)).toBe(
      'no definition has an id that matches slack | the ids are zoom',
    );
  });

  test('may be right for another shard', () =>
    expect(refusal({ only: ['zzz'], rotate: ['zzz'], shard: { index: 1, of: 2 } }, ['zoom'])).toBeUndefined());

  test('is no id of several kinds', () => {
    expect(refusal({ only: ['a'] }, ['a', 'IdpAdapter/a'])).toContain('definitions of 2 kinds have the id "a"');
    expect(refusal({ rotate: ['a'] }, ['a', 'IdpAdapter/a'])).toContain('definitions of 2 kinds have the id "a"');
  });
});

test('each definition is in one shard, whatever others there are', () => {
  const keys = numbered(40) as never[];
  const of = 4;
  const shards = Array.from({ length: of }, (_, at) => keys.filter(workedOn(inputs({ shard: { index: at + 1, of } }))));
  expect(shards.flat().sort()).toEqual([...keys].sort());
  expect(Math.min(...shards.map((one) => one.length))).toBeGreaterThan(3);
  const chosen = workedOn(inputs({ only: ['c-1', 'c-2'], shard: { index: 1, of: 1 } }));
  expect(keys.filter(chosen)).toEqual(['c-1', 'c-2']);
});

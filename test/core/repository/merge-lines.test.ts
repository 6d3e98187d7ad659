import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conflictIn, mergeLines } from '../../../src/core/repository/merge-lines.ts';
import { cases } from '../../seeds/cases.ts';

const names = { ours: 'yours', theirs: 'pfconn 2' };
const merge = (base: string[], ours: string[], theirs: string[]) =>
  mergeLines({ base: base.join('\n'), ours: ours.join('\n'), theirs: theirs.join('\n') }, names);

describe('two sides of one text', () => {
  const base = ['a', 'b', 'c', 'd', 'e'];

  test('each takes what the other changed', () => {
    const { text, conflicts } = merge(base, ['a', 'mine', 'c', 'd', 'e'], ['a', 'b', 'c', 'd', 'theirs', 'f']);
    expect(text.split('\n')).toEqual(['a', 'mine', 'c', 'd', 'theirs', 'f']);
    expect(conflicts).toBe(0);
  });

  test('neighbouring lines are settings of their own', () => {
    const { text, conflicts } = merge(base, ['a', 'mine', 'c', 'd', 'e'], ['a', 'b', 'theirs', 'd', 'e']);
    expect(text.split('\n')).toEqual(['a', 'mine', 'theirs', 'd', 'e']);
    expect(conflicts).toBe(0);
  });

  test('what both changed in their own way stands between marks, and only that', () => {
    const { text, conflicts } = merge(base, ['a', 'x', 'mine', 'd', 'e'], ['a', 'x', 'theirs', 'd', 'e']);
    expect(text.split('\n')).toEqual([
      'a',
      'x',
      '<<<<<<< yours',
      'mine',
      '=======',
      'theirs',
      '>>>>>>> pfconn 2',
      'd',
      'e',
    ]);
    expect(conflicts).toBe(1);
    expect(conflictIn(text)).toBe(3);
    expect(conflictIn(base.join('\n'))).toBeUndefined();
  });

  test('whoever keeps one side of a conflict has that side whole', () => {
    const lines = fc.array(fc.constantFrom('a', 'b'), { maxLength: 4 });
    fc.assert(
      fc.property(lines, lines, (ours, theirs) => {
        const merged = merge(['q'], ours, theirs).text.split('\n');
        const kept = (isOurs: boolean) => {
          let side: 'both' | 'ours' | 'theirs' = 'both';
          return merged.filter((line) => {
            if (!/^(<{7}|={7}|>{7})/.test(line)) return side === 'both' || (side === 'ours') === isOurs;
            side = line.startsWith('<') ? 'ours' : line.startsWith('=') ? 'theirs' : 'both';
            return false;
          });
        };
        expect(kept(true).join('\n')).toBe(ours.join('\n'));
        expect(kept(false).join('\n')).toBe(theirs.join('\n'));
      }),
      { numRuns: cases(100) },
    );
  });

  test('what one removed and the other changed is a conflict', () => {
    expect(merge(base, ['a', 'b', 'd', 'e'], ['a', 'b', 'new', 'd', 'e']).conflicts).toBe(1);
  });
});

/** Texts of few different lines, so that many are alike. */
const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', '  x: 1', 'd'), { maxLength: 12 });

test('a side that changed nothing is the other, and two that changed alike are one', () => {
  fc.assert(
    fc.property(lines, lines, (base, side) => {
      const joined = side.join('\n');
      for (const merged of [merge(base, side, base), merge(base, base, side), merge(base, side, side)])
        expect(merged).toEqual({ text: joined, conflicts: 0 });
    }),
    { numRuns: cases(300) },
  );
});

test('no line that a side added is lost, however the other looks', () => {
  const unique = (prefix: string) =>
    fc.array(fc.constantFrom('a', 'b', 'c', '', `${prefix}1`, `${prefix}2`, `${prefix}3`), { maxLength: 12 });
  fc.assert(
    fc.property(lines, unique('mine'), unique('theirs'), (base, ours, theirs) => {
      const merged = merge(base, ours, theirs).text.split('\n');
      const count = (all: readonly string[], line: string) => all.filter((one) => one === line).length;
      for (const line of new Set([...ours, ...theirs].filter((one) => /^(mine|theirs)/.test(one))))
        expect(count(merged, line), line).toBe(Math.max(count(ours, line), count(theirs, line)));
    }),
    { numRuns: cases(500) },
  );
});

test('where git joins without a conflict and we do, too, the text is git’s', () => {
  const folder = mkdtempSync(join(tmpdir(), 'merge-'));
  const byGit = (texts: Record<'base' | 'ours' | 'theirs', string[]>): string | undefined => {
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), `${text.join('\n')}\n`);
    try {
      return execFileSync('git', ['merge-file', '-p', 'ours', 'base', 'theirs'], {
        cwd: folder,
        encoding: 'utf8',
        stdio: 'pipe',
      });
    } catch {
      return undefined;
    }
  };
  /** Lines that are all different, so that there is one way to lay them side by side. */
  const numbered = Array.from({ length: 10 }, (_, index) => `line ${index}`);
  const edits = fc.array(fc.tuple(fc.nat(9), fc.constantFrom('drop', 'change', 'insert')), { maxLength: 3 });
  const edited = (word: string, list: [number, string][]) =>
    numbered.flatMap((line, index) => {
      const edit = list.find(([at]) => at === index)?.[1];
      return edit === 'drop'
        ? []
        : edit === 'change'
          ? [`${word} ${index}`]
          : edit
            ? [line, `${word} ${index}`]
            : [line];
    });
  fc.assert(
    fc.property(edits, edits, (mine, other) => {
      const [ours, theirs] = [edited('mine', mine), edited('theirs', other)];
      const merged = merge([...numbered, ''], [...ours, ''], [...theirs, '']);
      const git = byGit({ base: numbered, ours, theirs });
      // Git makes a conflict of neighbouring lines, too.
      if (merged.conflicts === 0 && git !== undefined) expect(git).toBe(merged.text);
    }),
    { numRuns: cases(40) },
  );
  rmSync(folder, { recursive: true });
});

import { expect, test } from 'vitest';
import { wantsColour } from '../../src/terminal/colour.ts';

test.each<['auto' | 'always' | 'never', boolean, Record<string, string>, boolean]>([
  ['auto', true, {}, true],
  ['auto', false, {}, false],
  ['auto', true, { TERM: 'dumb' }, false],
  ['auto', true, { NO_COLOR: '1' }, false],
  ['auto', true, { NO_COLOR: '' }, true],
  ['auto', false, { FORCE_COLOR: '1' }, true],
  ['auto', true, { FORCE_COLOR: '0' }, false],
  ['auto', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  ['always', false, { NO_COLOR: '1' }, true],
  ['never', true, { FORCE_COLOR: '1' }, false],
])('--color %s, a terminal: %j, with %j: %j', (color, isTTY, variables, expected) => {
  expect(wantsColour(color, { isTTY }, variables)).toBe(expected);
});

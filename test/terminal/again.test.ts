import { expect, test } from 'vitest';
import { sameFor } from '../../src/terminal/again.ts';

test('what carries a restore out is no dry run', () => {
  const typed = {
    command: 'restore' as const,
    operands: ['backup/2026'],
    options: { 'dry-run': true as const, 'admin-url': 'https://pf.example.com:9999' },
  };
  expect(sameFor(typed, 'restore')).toBe('pfconn restore backup/2026 --admin-url https://pf.example.com:9999');
});

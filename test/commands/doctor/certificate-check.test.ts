import { expect, test } from 'vitest';
import { checkCertificates } from '../../../src/commands/doctor/certificate-check.ts';
import { inventoryView } from '../../../src/core/report/inventory/view.ts';
import { certificate, inventoryOf, signOn } from '../../core/inventory/company.ts';

/** The line about certificates on 28 November 2026, where partner 1, 2 … have certificates that end on these days. */
function lineOf(...ends: string[]) {
  const connections = ends.map((end, index) => {
    const certs = [certificate(`CN=partner-${index + 1}`, `${end}T12:00:00Z`)];
    return signOn(`p${index + 1}`, {}, { name: `Partner ${index + 1}`, credentials: { certs } });
  });
  return checkCertificates(inventoryView(inventoryOf(connections)).certificates);
}

test.each([
  [
    'far away',
    ['2028-03-01', '2027-09-14'],
    'fine',
    '2 in use; the first to end is CN=partner-2 on 2027-09-14 (Partner 2)',
  ],
  [
    'the first day that is far away',
    ['2027-02-27'],
    'fine',
    '1 in use; the first to end is CN=partner-1 on 2027-02-27 (Partner 1)',
  ],
  [
    'soon',
    ['2028-03-01', '2027-02-26'],
    'look',
    '1 of 2 in use ends within 90 days; the first is CN=partner-2 on 2027-02-26 (Partner 2)',
  ],
  [
    'over, and soon',
    ['2026-11-27', '2026-11-28', '2026-12-01', '2030-01-01'],
    'look',
    '1 of 4 in use has ended, 2 of 4 in use end within 90 days; the first is CN=partner-1 on 2026-11-27 (Partner 1)',
  ],
])('ends that are %s', (_what, ends, state, says) => {
  expect(lineOf(...ends)).toMatchObject([{ state, says }]);
});

test('one certificate of several connections names one of them and counts the others', () => {
  const credentials = { certs: [certificate('CN=shared', '2026-12-01T12:00:00Z')] };
  const view = inventoryView(inventoryOf([signOn('b', {}, { credentials }), signOn('a', {}, { credentials })]));
  const [line] = checkCertificates(view.certificates);
  expect(line?.says).toBe(
    '1 of 1 in use ends within 90 days; the first is CN=shared on 2026-12-01 (Name of a and 1 more)',
  );
  expect(line?.todo).toContain('pfconn inventory');
});

test('without any there is no line', () => {
  expect(lineOf()).toEqual([]);
  expect(lineOf('no day')).toEqual([]);
});

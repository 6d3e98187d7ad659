import type { Place, Row } from '../row.ts';

/** What every address has in common: `what` goes there, in the plural; without an answer there, `fails`. */
export function addressRows(what: string, leak = '', fails = 'nobody gets on'): Row[] {
  const leaks = leak === '' ? '' : `, ${leak},`;
  return [
    {
      on: 'opened',
      severity: 'weakens',
      who: what,
      says: `travel${leaks} unencrypted to {host} and can be read or taken over on the way`,
      hint: 'write https, or ask why the partner has none',
      evidence: 'sure',
    },
    {
      on: 'elsewhere',
      if: ['known-host'],
      severity: 'note',
      who: what,
      says: 'go to {host}, which gets messages of this connection already',
      evidence: 'sure',
    },
    {
      on: ['elsewhere', 'set'],
      severity: 'check',
      who: what,
      says: `go to {host}${leaks} from now on: ${fails} unless the partner answers there, and a stranger's host would get them`,
      hint: 'ask the partner whether the host is theirs and ready',
      partner: true,
      evidence: 'sure',
    },
    {
      on: 'closed',
      severity: 'check',
      who: what,
      says: 'go to {host} by https from now on: they arrive if the partner offers it there',
      hint: 'open the address once',
      partner: true,
      evidence: 'sure',
    },
    {
      on: 'moved',
      severity: 'check',
      who: what,
      says: `go to another place at {host}: ${fails} unless the partner answers there`,
      hint: 'ask the partner whether the new address is ready',
      partner: true,
      evidence: 'sure',
    },
  ];
}

export const sameAddress = 'it is the same address, written differently';

/** An address that isn't more than that. */
export function address(at: string, what: string, more: readonly Row[]): Place {
  return { at, as: 'url', rows: [...more, ...addressRows(what)], nobody: sameAddress };
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { string, wrap } from '../../../sandbox/directory/bytes.ts';
import { message, pageControl, result } from '../../../sandbox/directory/search.ts';
import { cookieIn, entryIn, resultIn } from '../../../src/edges/directory/answers.ts';
import { NotLdap } from '../../../src/edges/directory/ber/read.ts';
import { Messages } from '../../../src/edges/directory/messages.ts';
import { computed } from '../../computed.ts';

/** Everything that a server may answer with, read as the client does; what it makes of it. */
function read(chunks: readonly Uint8Array[]): unknown[] {
  const messages = new Messages();
  const found: unknown[] = [];
  for (const chunk of chunks) {
    messages.take(Buffer.from(chunk));
    for (let one = messages.next(); one; one = messages.next()) {
      const { id, tag, body, controls } = one;
      found.push(tag === 0x64 ? [id, entryIn(body, new Set(['guid']))] : [id, resultIn(body), cookieIn(controls)]);
    }
  }
  return found;
}

const attribute = (name: string, ...values: string[]) =>
  wrap(0x30, string(name), wrap(0x31, ...values.map((value) => string(value))));

const entry = wrap(
  0x64,
  string('uid=ada,dc=example'),
  wrap(0x30, attribute('MAIL', 'a@x', 'b@x'), attribute('guid', 'abc'), attribute('description', 'x'.repeat(300))),
);

const stream = Buffer.concat([
  message(5, entry),
  message(5, entry),
  message(70_000, result(0x65, 0), pageControl('page-2')),
  message(6, result(0x65, 49, '80090308: LdapErr: DSID-0C090447, comment: x, data 52e, v4563')),
]);

const whole = [
  [5, { dn: 'uid=ada,dc=example', attributes: expect.any(Map) }],
  [5, { dn: 'uid=ada,dc=example', attributes: expect.any(Map) }],
  [70_000, { code: 0, signInData: undefined }, Buffer.from('page-2')],
  [6, { code: 49, signInData: '52e' }, undefined],
];

describe('an answer', () => {
  test('is read', () => {
    const found = read([stream]);
    expect(found).toEqual(whole);
    const [, { attributes }] = found[0] as [number, ReturnType<typeof entryIn>];
    expect(Object.fromEntries(attributes)).toEqual({
      mail: ['a@x', 'b@x'],
      guid: [new Uint8Array(Buffer.from('abc'))],
      description: ['x'.repeat(300)],
    });
  });

  test('is the same in whatever pieces it arrives', () => {
    const cuts = fc.array(fc.nat({ max: stream.length }), { maxLength: 30 });
    fc.assert(
      fc.property(cuts, (places) => {
        const at = [0, ...[...places].sort((a, b) => a - b), stream.length];
        const chunks = at.slice(1).map((end, index) => stream.subarray(at[index], end));
        expect(read(chunks)).toEqual(whole);
      }),
    );
  });

  test('that is damaged is refused, and nothing else happens', () => {
    const damage = fc.array(fc.record({ at: fc.nat({ max: stream.length - 1 }), byte: fc.nat({ max: 255 }) }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(damage, (bytes) => {
        const damaged = Buffer.from(stream);
        for (const { at, byte } of bytes) damaged[at] = byte;
        refusedOrRead(damaged);
      }),
    );
  });

  test('that is noise is refused, and nothing else happens', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), refusedOrRead));
  });
});

function refusedOrRead(bytes: Uint8Array): void {
  try {
    read([bytes]);
  } catch (error) {
    expect(error).toBeInstanceOf(NotLdap);
  }
}

describe('what would cost memory', () => {
  test.each([
    ['a length of two gigabytes', '30847fffffff'],
    ['a length of four gigabytes', '3084ffffffff'],
    ['a length in nine octets', '3089010000000000000000'],
    ['a length without an end', '3080'],
  ])('%s', (_, bytes) => {
    expect(() => read([Buffer.from(bytes, 'hex')])).toThrow(NotLdap);
  });

  test('a length inside that reaches beyond', () => {
    expect(() => read([Buffer.from('300c02010164847fffffff040000', 'hex')])).toThrow(NotLdap);
  });

  test('a million small values', () => {
    const values = Buffer.alloc(3_000_000);
    for (let at = 0; at < values.length; at += 3) values.set([4, 1, 97], at);
    const many = wrap(0x64, string('dc=x'), wrap(0x30, wrap(0x30, string('member'), wrap(0x31, values))));
    expect(() => read([message(1, many)])).toThrow(NotLdap);
  });

  test('megabytes that arrive in small pieces take time in proportion', () => {
    const messages = new Messages();
    messages.take(Buffer.from('308401000000', 'hex'));
    const before = computed();
    for (let sent = 0; sent < 8_000_000; sent += 100) {
      messages.take(Buffer.alloc(100));
      expect(messages.next() === undefined).toBe(true);
    }
    expect(computed() - before).toBeLessThan(10_000);
  });
});

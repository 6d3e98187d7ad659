import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { countByHand } from '../../../src/core/people/by-hand.ts';
import type { Example } from '../consequences/zoom-example.ts';
import { question } from './example.ts';

/** Answers in ldapsearch's place: two people, nobody, or a failure, by what the filter is about. */
const standIn = `#!/bin/sh
filter= group=
for one; do case $one in "(objectClass=*)") group=1;; "("*) filter=$one;; esac; done
echo "$filter" >> "$ASKED"
case $filter in *fails*) exit 49;; *nobody*) exit 0;; esac
if [ -n "$group" ]; then printf 'dn: cn=g\\nmember: a\\nmember:: Yg==\\n\\n'; else printf 'dn: a\\n\\ndn:: Yg==\\n\\n'; fi
`;

/** What an interactive bash answers when the commands are pasted, and the filters that were asked for. */
function pasted(from: Example, to: Example) {
  const folder = mkdtempSync(join(tmpdir(), 'by-hand-'));
  writeFileSync(join(folder, 'ldapsearch'), standIn);
  chmodSync(join(folder, 'ldapsearch'), 0o755);
  const asked = join(folder, 'asked');
  writeFileSync(asked, '');
  const PATH = `${folder}:${process.env.PATH}`;
  const { stdout } = spawnSync('bash', ['--norc', '-i'], {
    input: `${countByHand(question(from, to)).shell.join('\n')}\ncat "$ASKED"\n`,
    env: { PATH, ASKED: asked, HOST: 'h', BIND_DN: 'cn=b', PASSWORD: 'p', HISTFILE: '/dev/null', HOME: folder },
    encoding: 'utf8',
  });
  return stdout.trim().split('\n');
}

const filtered = (filter: string): Example => ({ users: { filter } });

test('the commands survive an interactive shell, with exclamation marks and quotation marks', () => {
  expect(pasted(filtered("(!(cn=it's!$x))"), filtered('(cn=!!nobody)'))).toEqual([
    'in scope today: 2',
    'in scope after the change: 0',
    'leave: 0',
    'join: 0',
    "(&(objectClass=*)(!(cn=it's!$x)))",
    '(&(objectClass=*)(cn=!!nobody))',
    "(&(&(objectClass=*)(!(cn=it's!$x)))(!(&(objectClass=*)(cn=!!nobody))))",
    "(&(&(objectClass=*)(cn=!!nobody))(!(&(objectClass=*)(!(cn=it's!$x)))))",
  ]);
});

test('a search that fails is no number', () => {
  const answers = pasted(filtered('(cn=x)'), filtered('(cn=fails)'));
  expect(answers.slice(0, 3)).toEqual([
    'in scope today: 2',
    'in scope after the change: not counted, ldapsearch failed',
    'leave: not counted, ldapsearch failed',
  ]);
});

test('a group’s members are counted at the group', () => {
  const byGroup: Example = { users: { filter: '', groupDN: 'cn=g!,dc=x' } };
  expect(pasted(filtered('(cn=x)'), byGroup).slice(0, 2)).toEqual([
    'in scope today: 2',
    'in scope after the change: 2',
  ]);
});

test('PowerShell writes whole filters, too', () => {
  const { powershell } = countByHand(question(filtered('(cn=a’b)'), filtered('(cn=c)')));
  expect(powershell.slice(1)).toEqual([
    "Count-People 'in scope today' '(&(objectClass=*)(cn=a’’b))'",
    "Count-People 'in scope after the change' '(&(objectClass=*)(cn=c))'",
    "Count-People 'leave' '(&(&(objectClass=*)(cn=a’’b))(!(&(objectClass=*)(cn=c))))'",
    "Count-People 'join' '(&(&(objectClass=*)(cn=c))(!(&(objectClass=*)(cn=a’’b))))'",
  ]);
});

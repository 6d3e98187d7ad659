import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runCommandLine } from '../../src/terminal/run-command-line.ts';

/** A connection for sign-on that no rule has anything to say of. */
export const goodDefinition = (entityId: string) => `kind: SpConnection
id: sso
name: Sign-on
entityId: ${entityId}
credentials: { signingSettings: { signingKeyPairRef: signing-2026 } }
spBrowserSso:
  protocol: SAML20
  enabledProfiles: [IDP_INITIATED_SSO]
  ssoServiceEndpoints: [{ binding: POST, url: https://sp.example.com/acs, index: 0, isDefault: true }]
  attributeContract: {}
  authenticationPolicyContractAssertionMappings:
    - authenticationPolicyContractRef: corp-login
      attributeContractFulfillment:
        SAML_SUBJECT: { source: { type: AUTHENTICATION_POLICY_CONTRACT }, value: subject }
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }
`;

/** A folder with these files, gone when the test is over. */
export function repository(files: Record<string, string | Buffer>): string {
  const root = mkdtempSync(join(tmpdir(), 'repository-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

/** Runs `pfconn` on a repository, in this process; what it prints, plain. */
export async function pfconn(root: string, line: string, variables: Record<string, string> = {}) {
  const said = { out: '', err: '' };
  const exitCode = await runCommandLine({
    words: [...line.split(' ').filter(Boolean), '--working-directory', root],
    variables,
    out: { write: (text) => (said.out += text) },
    err: { write: (text) => (said.err += text) },
    onInterrupt: () => {},
  });
  return { exitCode, ...said };
}

/** The findings in what was printed, one a line: `connections/c.yaml:1:1 error the message its-code`. */
export function foundIn(out: string): string[] {
  const blocks = out.matchAll(/^(error|warning|note) (.*(?:\n {5,}\S.*)*)\n {2}(\S+:\d+:\d+) {2}(\S+)$/gm);
  return [...blocks].map(([, word, message, place, code]) =>
    [place, word, message?.replace(/\n +/g, ' '), code].join(' '),
  );
}

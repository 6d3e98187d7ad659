import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pfconn, repository } from '../terminal/run.ts';

test("every example passes all of the tool's own checks", async () => {
  const root = repository({});
  cpSync('docs/examples', join(root, 'connections'), { recursive: true });
  cpSync('connections', join(root, 'connections'), { recursive: true });
  cpSync('environments', join(root, 'environments'), { recursive: true });
  mkdirSync(join(root, 'connections/certs'));
  cpSync('connections/zoom/zoom-signing.pem', join(root, 'connections/certs/payroll.pem'));
  const secrets = { ZOOM_CLIENT_SECRET: 'a', PORTAL_PASSWORD: 'a', CORP_AD_PASSWORD: 'a' };
  const { exitCode, out } = await pfconn(root, 'validate --environment production', secrets);
  expect(exitCode, out).toBe(0);
  expect(out).not.toMatch(/^(error|warning) /m);
  expect(out).toMatch(/^✓ \d+ definitions are valid/m);
});

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

test("every example passes all of the tool's own checks", () => {
  const repository = mkdtempSync(join(tmpdir(), 'examples-'));
  try {
    cpSync('docs/examples', join(repository, 'connections'), { recursive: true });
    cpSync('connections', join(repository, 'connections'), { recursive: true });
    cpSync('environments', join(repository, 'environments'), { recursive: true });
    mkdirSync(join(repository, 'connections/certs'));
    cpSync('connections/zoom/zoom-signing.pem', join(repository, 'connections/certs/payroll.pem'));
    const said = execFileSync(process.execPath, [resolve('src/cli.ts'), 'validate', '--environment', 'production'], {
      cwd: repository,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', ZOOM_CLIENT_SECRET: 'a', PORTAL_PASSWORD: 'a', CORP_AD_PASSWORD: 'a' },
    });
    expect(said).not.toMatch(/^(error|warning) /m);
    expect(said).toMatch(/^✓ \d+ definitions are valid/m);
  } finally {
    rmSync(repository, { recursive: true });
  }
});

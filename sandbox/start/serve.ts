import type { SandboxOptions } from '../options.ts';
import { type Sandbox, startSandbox } from '../start-sandbox.ts';
import { codeOf } from './files.ts';
import { StartError } from './start-error.ts';

interface Serving {
  /** Aborted when the sandbox has to stop. */
  signal: AbortSignal;
  /** Called once, when it answers. */
  started(sandbox: Sandbox): void;
}

/** Serves until the signal. Throws a StartError when it can't start, or can't keep its state any longer. */
export async function serve(options: SandboxOptions, { signal, started }: Serving): Promise<void> {
  let lost: StartError | undefined;
  const stateLost = new AbortController();
  const sandbox = await startSandbox({
    ...options,
    stateLost: (error) => {
      lost ??= error;
      stateLost.abort();
    },
  }).catch((error: unknown) => {
    throw asStartError(error, options);
  });
  started(sandbox);
  await aborted(AbortSignal.any([signal, stateLost.signal]));
  await sandbox.stop();
  if (lost) throw lost;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function asStartError(error: unknown, { port, https }: SandboxOptions): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return new StartError(`port ${port} is in use already`, 'choose another one with --port');
  if (code === 'EACCES') {
    return new StartError(`port ${port} may not be used by this account`, 'choose another one with --port');
  }
  if (https && /^ERR_(OSSL|SSL|TLS)|^ERR_CRYPTO/.test(code)) {
    return new StartError(
      'the key and the certificate for HTTPS cannot be used',
      'give PEM files that belong together',
    );
  }
  return error;
}

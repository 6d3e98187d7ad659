import { runCommandLine } from './terminal/run-command-line.ts';

process.exitCode = await runCommandLine({
  words: process.argv.slice(2),
  variables: process.env,
  out: process.stdout,
  err: process.stderr,
  onInterrupt: (handle) => {
    process.on('SIGINT', handle);
    process.on('SIGTERM', handle);
  },
});

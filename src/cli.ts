import { runCommandLine } from './terminal/run-command-line.ts';

// `pfconn plan | head` closes our output early; that is no failure worth a stack.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

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

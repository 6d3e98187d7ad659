#!/usr/bin/env node
import { reasonOf } from './edges/disk/file-error.ts';
import { askOn } from './terminal/ask.ts';
import { calledAs } from './terminal/called-as.ts';
import { runCommandLine } from './terminal/run-command-line.ts';

/** What can't be printed any more, because the disk is full for instance, is a failure; nobody else would notice. */
let isLost = false;

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // `pfconn plan | head` closes our output early; nobody wants the rest, and what is being done goes on to its end.
  if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED' || isLost) return;
  isLost = true;
  process.exitCode = 1;
  process.stderr.write(`Error: the output can’t be written: ${reasonOf(error)}\n`);
});
// Nobody is left to be told.
process.stderr.on('error', () => {});

const exitCode = await runCommandLine({
  words: process.argv.slice(2),
  variables: process.env,
  calledAs: calledAs({ script: process.argv[1], folder: process.cwd(), variables: process.env }),
  out: process.stdout,
  err: process.stderr,
  ask: process.stdin.isTTY && process.stderr.isTTY ? askOn(process.stdin, process.stderr) : undefined,
  onInterrupt: (handle) => {
    process.on('SIGINT', handle);
    process.on('SIGTERM', handle);
  },
});
process.exitCode = isLost ? 1 : exitCode;

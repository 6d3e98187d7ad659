import { runAction } from './action/run-action.ts';

process.exitCode = await runAction({
  variables: process.env,
  onInterrupt: (handle) => {
    process.on('SIGINT', handle);
    process.on('SIGTERM', handle);
  },
});

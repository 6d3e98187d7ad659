import type { CommandName } from '../options.ts';
import type { Command } from './command.ts';
import { commands } from './index.ts';

/** Every command. Those that are here only may start a person's own programs, which nothing in the action can reach. */
export const commandsAtTheTerminal: Record<CommandName, () => Promise<Command>> = {
  ...commands,
  init: async () => (await import('./init.ts')).init,
  upgrade: async () => (await import('./upgrade.ts')).upgrade,
  completion: async () => (await import('./completion.ts')).completion,
  setup: async () => (await import('./setup.ts')).setup,
};

import type { ActionCommandName } from '../options.ts';
import type { Command } from './command.ts';

/** Each command's recipe, loaded when it is called: a run pays for what it uses. `at-the-terminal.ts` has the others. */
export const commands: Record<ActionCommandName, () => Promise<Command>> = {
  validate: async () => (await import('./validate.ts')).validate,
  plan: async () => (await import('./plan.ts')).plan,
  preview: async () => (await import('./preview.ts')).preview,
  apply: async () => (await import('./apply.ts')).apply,
  drift: async () => (await import('./plan.ts')).drift,
  import: async () => (await import('./import.ts')).importConnections,
  new: async () => (await import('./new.ts')).newDefinition,
  pull: async () => (await import('./pull.ts')).pull,
  connectors: async () => (await import('./connectors.ts')).connectors,
  compare: async () => (await import('./compare.ts')).compare,
  inventory: async () => (await import('./inventory.ts')).inventory,
  doctor: async () => (await import('./doctor.ts')).doctor,
  explain: async () => (await import('./explain.ts')).explain,
  schema: async () => (await import('./schema.ts')).schema,
  restore: async () => (await import('./restore.ts')).restore,
  sandbox: async () => (await import('./sandbox.ts')).sandbox,
  demo: async () => (await import('./demo.ts')).demo,
};

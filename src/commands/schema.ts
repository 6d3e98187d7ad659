import { writeFiles } from '../edges/disk/write-files.ts';
import type { Command } from './command.ts';
import { Refusal } from './refusal.ts';
import { schemaFiles } from './schema-files.ts';
import { textResult } from './text-result.ts';

/** `schema`: writes the schemas that editors read; `schema connection`, `schema environment` and so on prints one. */
export const schema: Command = async (run) => {
  const { workingDirectory, operands } = run.inputs;
  const files = await schemaFiles(workingDirectory);
  const [word] = operands;
  if (word !== undefined) {
    const asked = files.find(({ path }) => path === `schemas/${word}.schema.json`);
    if (asked) return textResult(asked.text, { schema: JSON.parse(asked.text) });
    throw new Refusal(
      'invalid-inputs',
      `there is no schema "${word}"`,
      `there are ${files.map(nameOf).toSorted().join(', ')}`,
    );
  }
  writeFiles(workingDirectory, files);
  const paths = files.map(({ path }) => path);
  return textResult(`${paths.map((path) => `${path} written`).join('\n')}\n`, { files: paths });
};

const nameOf = ({ path }: { path: string }) => path.slice('schemas/'.length, -'.schema.json'.length);

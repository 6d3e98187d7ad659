import { directories, presetFor } from '../../src/core/connector/presets.ts';
import { tableOf } from './table.ts';

/** What each directory preset fills in: a row per setting, a column per directory. */
export function directoryTable(): string {
  const filling = directories.filter((directory) => presetFor(directory)?.length);
  const pointers = [
    ...new Set(filling.flatMap((directory) => presetFor(directory)?.map(({ pointer }) => pointer) ?? [])),
  ];
  const rows = pointers.map((pointer) => [
    `\`${pointer.slice(1).replaceAll('/', '.')}\``,
    ...filling.map((directory) => {
      const preset = presetFor(directory)?.find((each) => each.pointer === pointer);
      return preset ? `\`${preset.value}\`` : '';
    }),
  ]);
  return tableOf(['Below `channelSource`', ...filling.map((directory) => `\`${directory}\``)], rows);
}

import { join } from 'node:path';
import { writeDefinitions } from './definitions.ts';
import { growth, inMiB, inSeconds, median, runNode, type Say } from './measure.ts';

interface Setting {
  cli: string;
  folder: string;
  sizes: readonly number[];
  say: Say;
}

const parser = join(import.meta.dirname, 'parse-only.ts');

/** `validate` of many definitions, beside the YAML library alone on the same texts. */
export function benchValidation({ cli, folder, sizes, say }: Setting): void {
  const taken = sizes.map((count) => {
    const root = join(folder, String(count));
    writeDefinitions(root, count);
    const rounds = Array.from({ length: count > 5000 ? 3 : 7 }, () => ({
      parse: runNode([parser], { folder, cwd: root }),
      validate: runNode([cli, 'validate', '--environment', 'bench'], { folder, cwd: root }),
    }));
    const ms = median(rounds.map(({ validate }) => validate.ms));
    const ratio = median(rounds.map(({ parse, validate }) => validate.cpuMs / parse.cpuMs));
    const peak = Math.max(...rounds.map(({ validate }) => validate.peakMiB));
    say(`validate, ${count} definitions`, inSeconds(ms), count > 5000 ? '9 s' : '1.2 s');
    say('  processor time', `${ratio.toFixed(2)} x the YAML library`);
    say('  peak memory', inMiB(peak), 'under 250 MiB');
    return median(rounds.map(({ validate }) => validate.cpuMs));
  });
  const [small, large] = taken;
  if (small !== undefined && large !== undefined)
    say('  ten times as many take, in processor time', growth(small, large), '10 x (linear)');
}

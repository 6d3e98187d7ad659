import { signOn } from '../definitions.ts';
import type { HostileCase } from '../hostile-case.ts';

const size = 600_000;
const filled = (part: string) => part.repeat(Math.ceil(size / part.length));

/** Texts of a length that would take for ever where each character is looked at again for each before it. */
const texts: Record<string, string> = {
  'one in another': filled('${var:'),
  'never closed': filled('${secret:A'),
  'open braces': filled('${'),
  'misspelt ones': filled('${vra:A}'),
  expressions: filled('${{ secrets.A '),
  'blanks in one': `\${${filled(' ')}`,
  'a path without end': `\${file:${filled('a/')}`,
};

export const hostileCase: HostileCase = {
  name: 'broken references of 600 KB',
  async attempt({ open }) {
    const place = await open();
    const files = Object.values(texts).map((text, index) => [
      `connections/c${index}.yaml`,
      signOn(`c${index}`, { more: `baseUrl: "${text}"` }),
    ]);
    place.bring(Object.fromEntries(files));
    const started = performance.now();
    const { exitCode, stderr } = await place.commandLine(['validate']);
    const step = await place.step({ command: 'validate', environment: '' });
    const seconds = Math.round((performance.now() - started) / 1000);
    return [
      ...(seconds > 40 ? [`both entries took ${seconds} s`] : []),
      ...[exitCode, step.exitCode].filter((code) => code !== 1).map((code) => `ended with ${code}`),
      ...(/RangeError|mistake in/.test(stderr + step.log) ? [stderr.slice(0, 300)] : []),
    ];
  },
};

import type { HostileCase } from '../hostile-case.ts';
import { password } from '../place.ts';

/** Somebody types a secret into another field, too: the message that refuses it goes to logs and summaries. */
export const hostileCase: HostileCase = {
  name: 'an input that repeats a secret',
  async attempt({ open }) {
    const place = await open();
    const told: Record<string, string> = {};
    for (const name of ['command', 'environment', 'admin-url', 'only', 'max-changes', 'on-failure', 'secret-names']) {
      const step = await place.step({ command: 'plan', [name]: password });
      const masked = step.raw.replace(/^::add-mask::.*$/gm, '');
      told[`input ${name}`] = masked + step.summary + JSON.stringify(step.outputs);
    }
    const lines = [
      [password],
      ['plan', '--environment', password],
      ['plan', `--${password}`],
      ['plan', '--environment', 'production', password],
      ['plan', '--max-changes', password, '--json'],
      ['plan', '--secret-names', `${password} x`],
    ];
    for (const words of lines) {
      const ran = await place.commandLine(words);
      told[`pfconn ${words.join(' ')}`] = ran.stdout + ran.stderr;
      if (ran.exitCode !== 1) told[`pfconn ${words.join(' ')}`] += `${password}: ended with ${ran.exitCode}`;
    }
    return Object.entries(told).flatMap(([what, text]) => (text.includes(password) ? [`${what} shows it`] : []));
  },
};

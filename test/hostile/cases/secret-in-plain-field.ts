import { provisioning, signOn } from '../definitions.ts';
import type { HostileCase } from '../hostile-case.ts';
import { clientSecret } from '../place.ts';

const secret = '${secret:ZOOM_CLIENT_SECRET}';

/** A secret where whoever may look at the connection, or the partner, would read it. */
const definitions: Record<string, (id: string) => string> = {
  'base URL': (id) => signOn(id, { more: `baseUrl: https://evil.example/${secret}` }),
  'virtual entity ID': (id) => signOn(id, { more: `virtualEntityIds: ["v-${secret}"]` }),
  contact: (id) => signOn(id, { more: `contactInfo: { email: "${secret}@evil.example" }` }),
  'icon address': (id) => signOn(id, { more: `applicationIconUrl: "https://evil.example/${secret}.png"` }),
  'extended property': (id) => signOn(id, { more: `extendedProperties: { owner: "${secret}" }` }),
  'member that nobody knows': (id) => signOn(id, { more: `newInThisVersion: "${secret}"` }),
  endpoint: (id) => signOn(id, { acs: `https://evil.example/${secret}` }),
  'constant for everybody': (id) => signOn(id, { constant: secret }),
  'readable target setting': (id) => provisioning(id, { account: secret }),
  'constant of a channel': (id) => provisioning(id, { constant: secret }),
};

export const hostileCase: HostileCase = {
  name: 'a secret in a place that PingFederate keeps readable',
  async attempt({ open }) {
    const place = await open();
    const names = Object.keys(definitions);
    const files = names.map((what, index) => [`connections/c${index}.yaml`, definitions[what]?.(`c${index}`) ?? '']);
    place.bring(Object.fromEntries(files));
    const [validated, applied] = [await place.commandLine(['validate']), await place.commandLine(['apply'])];
    const step = await place.applyStep({ environment: '' });
    const broken = [
      ...judged('validate', names, validated.exitCode, validated.stdout + validated.stderr),
      ...judged('apply', names, applied.exitCode, applied.stdout + applied.stderr),
      ...judged('the action', names, step.exitCode, step.raw.replace(/^::add-mask::.*$/gm, '') + step.summary),
    ];
    if (place.writes.length > 0) broken.push(`there were writes: ${place.writes.join(', ')}`);
    if (place.stored.includes(clientSecret)) broken.push('PingFederate holds the secret as readable text');
    return broken;
  },
};

/** Each file has its refusal, and nothing shows the secret. */
function judged(run: string, names: readonly string[], exitCode: number, said: string): string[] {
  const lines = said.split('\n');
  // A finding's place stands below its sentence, which may be wrapped.
  const refused = (index: number) =>
    lines.some(
      (line, at) =>
        line.includes(`connections/c${index}.yaml`) &&
        /can't stand|unknown property|nothing here says/.test(lines.slice(Math.max(0, at - 3), at + 1).join(' ')),
    );
  return [
    ...(exitCode === 1 ? [] : [`${run} ended with ${exitCode}`]),
    ...(said.includes(clientSecret) ? [`${run} shows the secret`] : []),
    ...names.filter((_, index) => !refused(index)).map((what) => `${run} lets it stand in: ${what}`),
  ];
}

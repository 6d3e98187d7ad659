#!/usr/bin/env node
/** Starts the sandbox from its own folder: `node sandbox/main.ts --port 9999`. */
import { parseArgs } from 'node:util';
import { directoryVariables, startExampleDirectory } from './directory/example-directory.ts';
import { serve } from './start/serve.ts';
import { optionsFrom, readConnectors } from './start/settings.ts';
import { StartError } from './start/start-error.ts';
import { switchList } from './start/switch-texts.ts';

const text = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;

const usage = `node sandbox/main.ts [options]

  --port N                  the port to listen on; 0 takes a free one (9999)
  --server-version V        the PingFederate version to play (12.2.2.0)
  --seed FILE               a /bulk/export document to start from
  --state-file FILE         keep the state here
  --connectors FILE         connector descriptors to install, as /idp/connectors/descriptors answers them
  --https                   serve HTTPS with a certificate made at the start
  --https-key FILE          serve HTTPS with this key,
  --https-certificate FILE  and this certificate
  --cluster N               play a cluster with N engine nodes
  --switch NAME=VALUE       behaviour that isn't known for sure; --switch help lists it
  --people N                an LDAP directory, too, with so many made-up people`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      help: yes,
      port: text,
      'server-version': text,
      seed: text,
      'state-file': text,
      connectors: text,
      https: yes,
      'https-key': text,
      'https-certificate': text,
      cluster: text,
      switch: { type: 'string', multiple: true },
      people: text,
    },
  });
  if (values.help) return print(usage);
  if (values.switch?.join() === 'help') return print(switchList());
  const options = optionsFrom(
    {
      port: numberIn(values.port),
      seed: values.seed,
      stateFile: values['state-file'],
      https: values.https,
      httpsKey: values['https-key'],
      httpsCertificate: values['https-certificate'],
      version: values['server-version'],
      cluster: numberIn(values.cluster),
      switches: values.switch,
    },
    values.connectors === undefined ? [] : readConnectors(values.connectors),
  );
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const directory = values.people === undefined ? undefined : await startExampleDirectory(Number(values.people));
  await serve(options, {
    signal: stop.signal,
    started: ({ apiUrl, certificate }) => {
      print(`The admin API answers at ${apiUrl}; sign in as Administrator with 2FederateM0re.`);
      if (certificate) print(`Its certificate:\n${certificate}`);
      if (directory) print(`A directory of people:\n  export ${directoryVariables(directory)}`);
    },
  }).finally(() => directory?.close());
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const numberIn = (value: string | undefined) => (value === undefined ? undefined : Number(value));

main().catch((error: unknown) => {
  const hint = error instanceof StartError && error.hint ? `\n${error.hint}` : '';
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}${hint}\n`);
  process.exitCode = 1;
});

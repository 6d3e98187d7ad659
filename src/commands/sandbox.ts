import { directoryVariables, startExampleDirectory } from '../../sandbox/directory/example-directory.ts';
import type { SandboxDirectory } from '../../sandbox/directory/start-directory.ts';
import { serve } from '../../sandbox/start/serve.ts';
import { optionsFrom, type StartSettings } from '../../sandbox/start/settings.ts';
import { StartError } from '../../sandbox/start/start-error.ts';
import { switchList } from '../../sandbox/start/switch-texts.ts';
import type { ConnectorDescriptor } from '../core/connector/types.ts';
import { loadCatalogue } from '../edges/catalogue/load-catalogue.ts';
import { readPulledConnectors } from '../edges/catalogue/read-pulled.ts';
import type { Command } from './command.ts';
import type { Inputs } from './inputs.ts';
import { Refusal } from './refusal.ts';
import { textResult } from './text-result.ts';

/** Serves an embedded PingFederate admin API until the person stops it. */
export const sandbox: Command = async ({ inputs, signal, print }) => {
  if (inputs.switch.join() === 'help') return textResult(switchList());
  const settings = settingsOf(inputs);
  const directory = inputs.people === undefined ? undefined : await startExampleDirectory(inputs.people);
  try {
    const options = optionsFrom(settings, await connectorsFor(inputs.workingDirectory));
    await serve(options, { signal, started: ({ url, version }) => print(welcome(url, version, settings, directory)) });
  } catch (error) {
    if (error instanceof StartError) throw new Refusal('invalid-inputs', error.message, error.hint);
    throw error;
  } finally {
    await directory?.close();
  }
  return textResult('Stopped.');
};

function settingsOf(inputs: Inputs): StartSettings {
  const { workingDirectory, port, seed, stateFile, https, httpsKey, httpsCertificate, cluster } = inputs;
  const { serverVersion: version, switch: switches } = inputs;
  return { workingDirectory, port, seed, stateFile, https, httpsKey, httpsCertificate, version, cluster, switches };
}

/** What the project knows of connectors is installed; what was pulled from a server wins. */
async function connectorsFor(workingDirectory: string): Promise<ConnectorDescriptor[]> {
  const known = [...(await loadCatalogue()), ...readPulledConnectors(workingDirectory)];
  return [...new Map(known.map(({ descriptor }) => [descriptor.id, descriptor])).values()];
}

function welcome(
  url: string,
  version: string,
  { seed }: StartSettings,
  directory: SandboxDirectory | undefined,
): string {
  return [
    `PingFederate ${version} (sandbox) answers at ${url}`,
    seed ? 'It holds what the seed document says.' : 'It holds a small example company.',
    '',
    'In another terminal:',
    `  export PF_ADMIN_URL=${url} PF_USERNAME=Administrator PF_PASSWORD=2FederateM0re`,
    ...(directory ? [`  export ${directoryVariables(directory)}`] : []),
    `  pfconn ${directory ? 'preview' : 'plan'} --environment production`,
    '',
    'Ctrl-C stops it.',
  ].join('\n');
}

import { defaultMarkerProperty } from '../../core/connection/marker-property.ts';
import type { JsonObject } from '../../core/document/json.ts';
import { objectsIn } from '../../core/document/readers.ts';
import type { AdminApi } from '../../edges/pingfederate/admin-api.ts';
import type { Command, Run } from '../command.ts';
import { openServer } from '../open-server.ts';
import { Refusal } from '../refusal.ts';
import { textResult } from '../text-result.ts';

const path = '/extendedProperties';

const property: JsonObject = {
  name: defaultMarkerProperty,
  description:
    'Which repository manages this connection, from which file. Written by pfconn; not to be edited by hand.',
  multiValued: false,
};

/**
 * `setup marker`: shows what defining the marker's extended property changes on the server, and with `--yes` does it.
 * The properties that are there stay as they are.
 */
export const setupMarker: Command = async (run) => {
  refuseGitHubs(run);
  const api = await openServer(run);
  const before = await definedProperties(api);
  if (before.some(({ name }) => name === defaultMarkerProperty)) {
    return textResult(`The extended property ${defaultMarkerProperty} is defined already. Nothing to do.`, {
      changed: false,
    });
  }
  if (!run.inputs.yes) return textResult(preview(run, before), { changed: false, wouldAdd: property });
  await api.put(path, { items: [...before, property] });
  const after = await definedProperties(api);
  const lost = before.filter(({ name }) => !after.some((one) => one.name === name));
  if (lost.length > 0 || !after.some(({ name }) => name === defaultMarkerProperty)) {
    throw new Refusal(
      'api-error',
      'PingFederate stored other extended properties than were sent',
      'look at System › Server › Extended Properties',
    );
  }
  return textResult(
    `Defined the extended property ${defaultMarkerProperty}. From the next apply on, each connection that is written carries its marker.\nIn a cluster, replicate this change in the console.`,
    { changed: true },
  );
};

/** What only GitHub is told would be passed over in silence here. */
function refuseGitHubs({ inputs }: Run): void {
  const { servers, reviewer, auditor, writer, runner, alone, repository } = inputs;
  const given = Object.entries({ auditor, writer, runner, repository }).flatMap(([name, value]) =>
    value ? [name] : [],
  );
  if (servers.length > 0) given.push('server');
  if (reviewer.length > 0) given.push('reviewer');
  if (alone) given.push('alone');
  if (given.length === 0) return;
  const message = `--${given[0]} is for setup github`;
  throw new Refusal('invalid-inputs', message, 'setup marker takes the address and the account of one server');
}

async function definedProperties(api: AdminApi): Promise<JsonObject[]> {
  return (await api.of('ExtendedProperties').list()).flatMap((one) => objectsIn(one, 'items'));
}

function preview(run: Run, before: readonly JsonObject[]): string {
  const names = before.map(({ name }) => String(name));
  return [
    `On ${run.inputs.server?.adminUrl}, under System › Server › Extended Properties:`,
    '',
    ...names.map((name) => `    ${name}`),
    `  + ${defaultMarkerProperty}  ${property.description}`,
    '',
    'It is for SP connections, IdP connections and OAuth clients alike; only SP connections that this tool writes get a value.',
    'Nothing was changed. To do it, run this again with --yes.',
  ].join('\n');
}

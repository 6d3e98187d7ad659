import type { Json, JsonObject } from '../json.ts';
import type { Switches } from '../options.ts';
import { type Answer, badRequest, ok } from '../server/answer.ts';
import type { Faults, OrderedFault } from '../server/faults.ts';
import type { LoggedRequest } from '../server/requests.ts';
import type { World } from '../world.ts';

export const CONTROL_PATH = '/sandbox-control';

interface Controlled {
  world: World;
  faults: Faults;
  requests: LoggedRequest[];
}

/** Orders faults and turns switches while the sandbox runs. Off unless the switch `control` is on. */
export function answerControl(
  method: string,
  path: string,
  raw: Buffer,
  { world, faults, requests }: Controlled,
): Answer {
  const what = `${method} ${path.slice(CONTROL_PATH.length)}`;
  switch (what) {
    case 'GET /faults':
      return ok(faults.pending as unknown as Json);
    case 'POST /faults':
      faults.add(read(raw) as unknown as OrderedFault);
      return { status: 204 };
    case 'DELETE /faults':
      faults.clear();
      return { status: 204 };
    case 'GET /requests':
      return ok(requests as unknown as Json);
    case 'GET /switches':
      return ok(world.switches as unknown as JsonObject);
    case 'POST /switches':
      turn(world.switches, read(raw));
      return { status: 204 };
    default:
      throw badRequest('The sandbox is controlled by /faults, /switches and /requests.');
  }
}

function read(raw: Buffer): JsonObject {
  try {
    return JSON.parse(raw.toString('utf8')) as JsonObject;
  } catch {
    throw badRequest('The request body is not valid JSON.');
  }
}

function turn(switches: Switches, wanted: JsonObject): void {
  for (const [name, value] of Object.entries(wanted)) {
    if (!Object.hasOwn(switches, name)) throw badRequest(`There is no switch '${name}'.`);
    Object.assign(switches, { [name]: value });
  }
}

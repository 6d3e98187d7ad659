import type { Answer } from '../server/answer.ts';
import type { ApiRequest, Handler, World } from '../world.ts';
import { accountEndpoints } from './accounts.ts';
import { certificateEndpoints } from './certificates.ts';
import { clusterEndpoints } from './cluster.ts';
import { configStoreEndpoints } from './config-store.ts';
import { connectionEndpoints } from './connections.ts';
import { descriptorEndpoints } from './descriptors.ts';
import { encryptionKeyEndpoints } from './encryption-keys.ts';
import { keyPairEndpoints } from './key-pairs.ts';
import { partEndpoints } from './parts.ts';
import { policyEndpoints } from './policies.ts';
import { serverEndpoints } from './server.ts';
import { wholeEndpoints } from './whole.ts';

/** Endpoints that are more than reading and writing a resource, by method and declared path. */
const special: Record<string, Handler> = {
  ...serverEndpoints,
  ...clusterEndpoints,
  ...connectionEndpoints,
  ...descriptorEndpoints,
  ...keyPairEndpoints,
  ...encryptionKeyEndpoints,
  ...certificateEndpoints,
  ...configStoreEndpoints,
  ...accountEndpoints,
  ...wholeEndpoints,
  ...partEndpoints,
  ...policyEndpoints,
};

export function answerSpecial(request: ApiRequest, world: World): Answer | undefined {
  return special[`${request.method} ${request.pattern}`]?.(request, world);
}

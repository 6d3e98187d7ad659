import { forbidden, ok } from '../server/answer.ts';
import type { Handler, World } from '../world.ts';

/** The words by which the official Terraform provider knows a server that stands alone (its data source for the status). */
function clustered(world: World): void {
  if (!world.cluster.clustered) throw forbidden('PingFederate is not deployed in clustered mode.');
}

/** Replication; a server that stands alone answers 403 to all of it. */
export const clusterEndpoints: Record<string, Handler> = {
  'GET /cluster/status': (_, world) => {
    clustered(world);
    return ok(world.cluster.status());
  },
  'POST /cluster/replicate': (_, world) => {
    clustered(world);
    world.cluster.replicate();
    return ok({ resultId: 'replication_success', message: 'The configuration was replicated to the cluster.' });
  },
  'GET /cluster/adminNode/status': (_, world) => {
    clustered(world);
    return ok({
      consoleRole: 'ACTIVE',
      consoleRoleLastUpdateDate: world.cluster.started.toISOString(),
      configSyncStatus: 'NONE',
    });
  },
  'GET /cluster/settings': (_, world) => {
    clustered(world);
    return ok(world.cluster.settings);
  },
  'PUT /cluster/settings': ({ body }, world) => {
    clustered(world);
    world.cluster.settings = { ...world.cluster.settings, ...body };
    return ok(world.cluster.settings);
  },
};

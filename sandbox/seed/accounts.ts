import { membersOf } from '../model/model.ts';
import { allRoles } from '../server/auth.ts';
import type { World } from '../world.ts';

/** Who can sign in is an administrative account of the server, whatever the seed says. */
export function plantAccounts(world: World): void {
  const path = '/administrativeAccounts';
  const known = new Set(world.store.values(path).map(({ username }) => String(username).toLowerCase()));
  const roles = membersOf('AdministrativeAccount', world.version).roles?.items?.enum ?? [];
  for (const { username, roles: held = allRoles, auditor = false } of world.gatekeeper.accounts) {
    if (known.has(username.toLowerCase())) continue;
    world.store.put(path, username, {
      username,
      active: true,
      auditor,
      roles: auditor ? [] : held.filter((role) => roles.includes(role)),
    });
  }
}

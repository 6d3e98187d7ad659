import type { JsonObject } from '../json.ts';
import type { AdminRole } from '../options.ts';
import { find, remove } from '../resources/generic.ts';
import { kinds } from '../resources/kinds.ts';
import { save } from '../resources/save.ts';
import { invalid, ok } from '../server/answer.ts';
import { allRoles } from '../server/auth.ts';
import type { ApiRequest, Handler, World } from '../world.ts';

const kind = kinds.get('/administrativeAccounts')!;

/** Administrative accounts: who is made here can sign in. */
export const accountEndpoints: Record<string, Handler> = {
  'POST /administrativeAccounts': (request, world) => change(request, world, undefined),
  'PUT /administrativeAccounts/{username}': (request, world) =>
    change(request, world, find(kind, request, world).value),
  'DELETE /administrativeAccounts/{username}': (request, world) => {
    const { username } = request.params;
    const answer = remove(kind, find(kind, request, world), world);
    world.gatekeeper.accounts = world.gatekeeper.accounts.filter((account) => account.username !== username);
    return answer;
  },
  'POST /administrativeAccounts/{username}/resetPassword': (request, world) => {
    if (request.missing.length > 0) throw invalid(request.missing);
    signIn(find(kind, request, world).value, String(request.body.newPassword), world);
    return ok({});
  },
};

function change(request: ApiRequest, world: World, before: JsonObject | undefined) {
  const { body: value, missing, bypass } = request;
  const account = save({ kind, value, before, missing, bypass, world }).value;
  if (typeof value.password === 'string') signIn(account, value.password, world);
  return { status: 200, text: world.store.text(account) };
}

function signIn({ username, roles, auditor }: JsonObject, password: string, world: World): void {
  const others = world.gatekeeper.accounts.filter((account) => account.username !== username);
  const held = Array.isArray(roles) ? allRoles.filter((role) => roles.includes(role)) : ([] as AdminRole[]);
  world.gatekeeper.accounts = [
    ...others,
    { username: String(username), password, roles: held, auditor: auditor === true },
  ];
}

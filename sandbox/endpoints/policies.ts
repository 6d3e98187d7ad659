import { listAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import { idFor } from '../resources/ids.ts';
import { completeSetting } from '../resources/settings.ts';
import { invalid, notFound, ok, type ValidationError } from '../server/answer.ts';
import type { Handler, World } from '../world.ts';

const all = '/authenticationPolicies/default';

/** A policy by itself: one tree of the document that holds all, which is also read and replaced as a whole. */
export const policyEndpoints: Record<string, Handler> = {
  'POST /authenticationPolicies/policy': ({ body, missing }, world) => {
    const id = String(body.id ?? idFor(all, undefined));
    const trees = treesOf(world);
    refuse([...missing, ...trees.flatMap((tree) => (tree.id === id ? [taken(id)] : []))]);
    keep([...trees, { ...body, id }], world);
    return ok(treeNamed(id, world), 201);
  },
  'GET /authenticationPolicies/policy/{id}': ({ params }, world) => ok(treeNamed(params.id!, world)),
  'PUT /authenticationPolicies/policy/{id}': ({ params, body, missing }, world) => {
    const { id } = treeNamed(params.id!, world);
    refuse(missing);
    keep(
      treesOf(world).map((tree) => (tree.id === id ? { ...body, id: id! } : tree)),
      world,
    );
    return ok(treeNamed(params.id!, world));
  },
  'DELETE /authenticationPolicies/policy/{id}': ({ params }, world) => {
    const gone = treeNamed(params.id!, world);
    keep(
      treesOf(world).filter((tree) => tree !== gone),
      world,
    );
    return { status: 204 };
  },
};

const policies = (world: World) => world.store.setting(all) ?? completeSetting(all, {}, world);
const treesOf = (world: World): JsonObject[] => listAt(policies(world), 'authnSelectionTrees');

function treeNamed(id: string, world: World): JsonObject {
  const tree = treesOf(world).find((one) => one.id === id);
  if (!tree) throw notFound(id);
  return tree;
}

function keep(trees: JsonObject[], world: World): void {
  world.store.set(all, completeSetting(all, { ...policies(world), authnSelectionTrees: trees }, world));
}

function refuse(errors: ValidationError[]): void {
  if (errors.length > 0) throw invalid(errors);
}

function taken(id: string): ValidationError {
  return { errorId: 'id_in_use', message: `The ID '${id}' is already in use.`, fieldPath: 'id' };
}

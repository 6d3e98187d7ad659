import type { JsonObject } from '../json.ts';
import { adminApi } from '../model/model.ts';
import { kinds } from '../resources/kinds.ts';
import { danglingReferences } from '../resources/references.ts';
import { readSeed } from '../seed/read-seed.ts';
import { FOREIGN_PASSWORD } from '../seed/special-seeds.ts';
import { invalid, type ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';

/** Replaces everything by what the document holds; after any error, everything is as it was. */
export function importAll(document: JsonObject, failFast: boolean, world: World): void {
  const before = world.store.snapshot();
  const notes = world.notes.splice(0);
  world.store.restore({ collections: {}, settings: {} });
  try {
    readSeed(document, world);
    const errors = [...world.notes.filter(isRefusal).map(errorOf), ...allDangling(world)];
    if (errors.length > 0) throw invalid(failFast ? errors.slice(0, 1) : errors);
  } catch (error) {
    world.store.restore(before);
    throw error;
  } finally {
    world.notes.splice(0, world.notes.length, ...notes);
  }
}

/**
 * What isn't known is kept; a key that can't be read is a fault of the document. One under a ciphertext that this server is
 * taken to know is as good as read.
 */
function isRefusal(note: string): boolean {
  return !note.includes('not known to the API model') && !note.includes(FOREIGN_PASSWORD);
}

function errorOf(message: string): ValidationError {
  return { errorId: 'invalid_bulk_item', message };
}

function allDangling(world: World): ValidationError[] {
  return world.store.paths().flatMap((path) => {
    const type = kinds.get(path)?.type;
    if (!type || !adminApi.types[type]) return [];
    return world.store.values(path).flatMap((value) =>
      danglingReferences(value, { ref: type }, world).map((error) => ({
        ...error,
        message: `${path} ${String(value.id)}: ${error.message}`,
      })),
    );
  });
}

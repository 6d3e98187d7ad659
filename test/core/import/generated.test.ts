import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import { lowerDefinition } from '../../../src/core/connection/lower/index.ts';
import type { Desired, Live } from '../../../src/core/connection/types.ts';
import { type ChosenDocument, chooseFor } from '../../../src/core/definition/choose.ts';
import { loadEnvironment } from '../../../src/core/definition/environment.ts';
import { fillIn } from '../../../src/core/definition/fill-in.ts';
import { lifecycleOf } from '../../../src/core/definition/load-definitions.ts';
import type { Attachment, Definition } from '../../../src/core/definition/types.ts';
import type { Document } from '../../../src/core/document/document.ts';
import type { Json, JsonObject } from '../../../src/core/document/json.ts';
import { parseDocument } from '../../../src/core/document/parse-document.ts';
import { adoptLive } from '../../../src/core/import/adopt.ts';
import type { WrittenDefinition } from '../../../src/core/import/write-definition.ts';
import { cases } from '../../seeds/cases.ts';
import { liveConnections } from '../connection/support/arbitrary-connection.ts';
import { exampleConnectors } from '../connection/support/descriptor.ts';
import { valuesBelow, withValueAt } from '../connection/support/leaves.ts';
import { imported, january2027 } from './import-support.ts';

const environment = loadEnvironment({ name: 'default', variables: {} }).value;

/** Read like any definition, but for the schema: generated texts aren't names and addresses. */
function load(text: string, { path, files }: WrittenDefinition): { definition: Definition; desired: Desired } {
  const document = parseDocument({ path, text }).value as Document;
  const attachments = new Map<string, Attachment>(
    files.map((file) => [`${path}\n${file.path.replace('connections/', '')}`, { state: 'read', text: file.text }]),
  );
  const filled = fillIn(chooseFor(environment, [document]).documents[0] as ChosenDocument, {
    environment,
    attachments,
  });
  const data = filled.data as JsonObject;
  const definition: Definition = {
    file: path,
    kind: 'SpConnection',
    id: 'generated',
    key: 'generated',
    data,
    locate: document.locate,
    secrets: filled.secrets,
    lifecycle: lifecycleOf(data.lifecycle),
  };
  const lowered = lowerDefinition({ definition, connectors: exampleConnectors, now: january2027 });
  return { definition, desired: lowered.value as Desired };
}

function written(live: Live): WrittenDefinition {
  return imported([live], exampleConnectors).written[0] as WrittenDefinition;
}

/** Names that the reader refuses in a mapping (`constructor`) aren't the import's business. */
const readable = () =>
  liveConnections().filter((live) => !/"(constructor|__proto__|prototype)":/.test(JSON.stringify(live)));

describe('any connection that a server may hold', () => {
  it('is written as a definition that plans to nothing', () => {
    fc.assert(
      fc.property(readable(), (live) => {
        const definition = written(live);
        const { desired } = load(definition.text, definition);
        expect(compareDesired({ desired, live })).toEqual([]);
      }),
      { numRuns: cases(60), endOnFailure: true },
    );
  });

  it('takes one change of the server’s, and its undoing', () => {
    fc.assert(
      fc.property(readable(), fc.nat(), fc.nat(2), fc.boolean(), (before, choice, kind, isUndone) => {
        const live = changedAt(before, choice, kind);
        const [from, to] = isUndone ? [live, before] : [before, live];
        expect(differencesAfterAdopting(from, to)).toEqual([]);
      }),
      { numRuns: cases(25), endOnFailure: true },
    );
  });

  it('can be written into the definition of any other', () => {
    fc.assert(
      fc.property(readable(), readable(), (before, live) => {
        expect(differencesAfterAdopting(before, live)).toEqual([]);
      }),
      { numRuns: cases(2), endOnFailure: true },
    );
  });
});

function differencesAfterAdopting(before: Live, live: Live): unknown {
  const there = written(before);
  const { definition, desired } = load(there.text, there);
  const differences = compareDesired({ desired, live });
  const source = { path: there.path, text: there.text };
  const adopted = adoptLive({ source, definition, desired, live, differences, connectors: exampleConnectors });
  return compareDesired({ desired: load(adopted, there).desired, live });
}

/** One value changed or gone: a text, number or switch, or a whole part; of a list also its order, or its first item. */
function changedAt(live: Live, choice: number, kind: number): Live {
  // An item without anything in it is no item that a server would hold.
  const isItem = (pointer: string, value: unknown) => /\/\d+$/.test(pointer) && typeof value === 'object';
  const places = valuesBelow(live).filter(
    ({ pointer, value }) => !['', '/id', '/type'].includes(pointer) && !isItem(pointer, value),
  );
  const { pointer, value } = places[choice % places.length] as (typeof places)[number];
  const other = typeof value === 'string' ? `${value} too` : typeof value === 'number' ? value + 1 : !value;
  const gone = Array.isArray(value) ? [[], value.slice(1), value.toReversed()][kind] : undefined;
  return JSON.parse(JSON.stringify(withValueAt(live, pointer, typeof value === 'object' ? (gone as Json) : other)));
}

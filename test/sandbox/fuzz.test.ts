import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/core/document/json.ts';
import { cases } from '../seeds/cases.ts';
import { browserSso, connector, open, provisioning } from './client.ts';

type Path = (string | number)[];

function pathsIn(value: Json | undefined, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, held]) => pathsIn(held, [...at, name]))];
}

function replaced(body: JsonObject, path: Path, value: unknown): unknown {
  if (path.length === 0) return value;
  const copy = structuredClone(body);
  let holder = copy as Record<string, unknown>;
  for (const step of path.slice(0, -1)) holder = holder[step] as Record<string, unknown>;
  holder[path.at(-1)!] = value;
  return copy;
}

test('a connection with anything in place of any part of it is taken or refused, and never breaks the server', async () => {
  const { sandbox, call } = await open({ connectors: [connector] });
  const { spBrowserSso } = browserSso();
  const whole = JSON.parse(JSON.stringify({ ...provisioning(), spBrowserSso, ...pick(browserSso()) })) as JsonObject;
  const anything = fc.oneof(
    fc.constantFrom(null, '', [], {}, [null], [{}], 0, true, 'TEXT', undefined),
    fc.jsonValue({ maxDepth: 2 }),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pathsIn(whole)), anything, async (path, value) => {
      const reply = await call('POST', '/idp/spConnections', replaced(whole, path, value) ?? {});
      if (reply.status === 201) sandbox.state.remove('/idp/spConnections', reply.json.id);
      expect([201, 400, 422], `${JSON.stringify(path)}: ${reply.text}`).toContain(reply.status);
    }),
    { numRuns: cases(300) },
  );
});

const pick = ({ credentials }: { credentials: unknown }) => ({ credentials });

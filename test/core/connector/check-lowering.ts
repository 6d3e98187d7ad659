import zoom from '../../../src/core/connector/catalogue/zoom.json' with { type: 'json' };
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import { lowerOutboundProvision } from '../../../src/core/connector/lower/lower-outbound-provision.ts';
import type { CatalogueEntry, Connectors } from '../../../src/core/connector/types.ts';
import { isObject } from '../../../src/core/document/json.ts';
import { parseDocument } from '../../../src/core/document/parse-document.ts';
import { ownHint } from '../own-hint.ts';

export const zoomEntry = zoom as CatalogueEntry;
const offline = connectorsFrom({ catalogue: [zoomEntry] });

/** YAML of an `outboundProvision` in; what PingFederate would be sent, and the findings as people see them, out. */
export function lowered(yaml: string, connectors: Connectors = offline) {
  const document = parseDocument({ path: 'c.yaml', text: yaml }).value;
  const written = document?.value;
  if (!document || !isObject(written)) throw new Error('the example is no YAML mapping');
  const word = written.connector ?? written.type;
  const result = lowerOutboundProvision({
    written,
    connector: typeof word === 'string' ? connectors.find(word) : undefined,
    connectors,
    connection: 'c',
    placeOf: document.locate,
  });
  return {
    ...result,
    findings: result.diagnostics
      .filter(({ code }) => code !== 'directory-filled-in')
      .map((one) => {
        const { place, severity, message } = one;
        const hint = ownHint(one);
        return `${place.line}:${place.column} ${severity} ${message}${hint ? ` (${hint})` : ''}`;
      }),
  };
}

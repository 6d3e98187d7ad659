import { connectorOf } from '../../connector/connectors.ts';
import { plainLabel } from '../../connector/labels.ts';
import type { Connectors } from '../../connector/types.ts';
import { referencesIn } from '../../definition/references.ts';
import type { Definition } from '../../definition/types.ts';
import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { capFindings } from '../../diagnostics/collector.ts';
import { type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../diagnostics/place.ts';
import { type JsonObject, nearestAmong, type Pointer, valueAt } from '../../document/json.ts';
import { type Path, pathText } from '../../document/path.ts';
import { pathAt } from '../path-at.ts';
import type { Desired } from '../types.ts';
import { type SecretStanding, secretStandings, textsWith } from './secret-references.ts';

/** A definition and what became of it. */
interface Lowered {
  definition: Definition;
  document: JsonObject;
  connectors: Connectors;
  placeOf: Desired['placeOf'];
  /** The pointer into the definition for a pointer into the document. */
  writtenAt(pointer: Pointer): Pointer;
}

/**
 * A finding for each reference to a secret that stands elsewhere than where PingFederate is known to keep a secret, and
 * for each text that would be sent with a reference in it. What nothing is known of is refused.
 *
 * @param before what the definition was told already; nothing is said twice about one line
 */
export function checkSecretPlaces(lowered: Lowered, before: readonly Diagnostic[]): Diagnostic[] {
  const { definition, document, connectors, placeOf, writtenAt } = lowered;
  const texts = textsWith(document, holdsReference);
  if (texts.length === 0 && definition.secrets.length === 0) return [];
  const standings = secretStandings(definition.kind, document, connectorOf(document, connectors), connectors.plugins);
  const written = writtenSecrets(definition);
  const fine = new Set<Pointer>();
  const found: Diagnostic[] = [];
  for (const { pointer, text } of texts) {
    const problem = problemAt({ pointer, text, standing: standings.get(pointer), written }, lowered);
    const from = writtenAt(pointer);
    if (!problem) {
      fine.add(from);
      continue;
    }
    const at = writtenPlace(from, text, written) ?? heldAt(definition.data, from, text, written);
    found.push(report(problem, at === undefined ? placeOf(pointer) : definition.locate(at), definition));
  }
  const lost = definition.secrets
    .filter(({ pointer }) => nearestAmong(fine, pointer) === undefined)
    .map(({ name, pointer }) =>
      report(notHere(name, pathAt(definition.kind, definition.data, pointer)), definition.locate(pointer), definition),
    );
  return capFindings(onePerPlace([...found, ...lost], before));
}

/** Where a definition names secrets: by place, and by the text that stands there. */
interface NamedSecrets {
  places: ReadonlySet<Pointer>;
  byText: ReadonlyMap<string, Pointer>;
  /** Where each text with a reference, a secret's or another's, stands first. */
  references: ReadonlyMap<string, Pointer>;
}

function writtenSecrets({ data, secrets }: Definition): NamedSecrets {
  const places = secrets.map(({ pointer }) => pointer);
  const references = textsWith(data, holdsReference).reverse();
  return {
    places: new Set(places),
    byText: new Map(places.map((at) => [String(valueAt(data, at)), at])),
    references: new Map(references.map(({ pointer, text }) => [text, pointer])),
  };
}

/** Where the definition has a text of the document. A convenience may be a shorter way: `owner/1` for `owner/values/1`. */
const writtenPlace = (pointer: Pointer, text: string, { places, byText }: NamedSecrets): Pointer | undefined =>
  nearestAmong(places, pointer) ?? byText.get(text);

/**
 * Where the definition has a text itself: at the place it was lowered from, or at a shorter way to it, `dataSource: x`.
 * Metadata gives what stands nowhere in it.
 */
const heldAt = (data: JsonObject, at: Pointer, text: string, { references }: NamedSecrets): Pointer | undefined =>
  valueAt(data, at) === text ? at : references.get(text);

const holdsReference = (text: string) => referencesIn(text).references.length > 0;

interface Problem {
  code: DiagnosticCode;
  message: string;
  hint?: string;
}

/** A text of the document with a reference in it. */
interface Held {
  pointer: Pointer;
  text: string;
  standing: SecretStanding | undefined;
  /** Where the definition names secrets. */
  written: NamedSecrets;
}

function problemAt(held: Held, { definition, document, writtenAt }: Lowered): Problem | undefined {
  const { pointer, text, standing } = held;
  if (standing?.known === 'secret') return undefined;
  const reference = referencesIn(text).references[0]?.text ?? text;
  const title = standing?.names[0] ?? pathText(pathAt(definition.kind, document, pointer));
  const isAllowed = isNamed(definition.lifecycle.allowSecretIn, standing?.names ?? []);
  if (standing?.known === 'unknown') return isAllowed ? undefined : unknown(reference, title);
  if (standing) return readable(reference, title, isAllowed);
  const at = writtenAt(pointer);
  if (writtenPlace(at, text, held.written) !== undefined) return readable(reference, title, false);
  return heldAt(definition.data, at, text, held.written) === undefined
    ? inMetadata(reference, title)
    : broughtIn(reference, title);
}

const isNamed = (allowed: readonly string[], names: readonly string[]) => {
  const wanted = new Set(names.map(plainLabel));
  return allowed.some((name) => wanted.has(plainLabel(name)));
};

function readable(reference: string, title: string, isAllowed: boolean): Problem {
  const hint = 'write the value itself, or use ${var:NAME}';
  const message = `${reference} can't stand in "${title}": PingFederate keeps it as readable text`;
  const sure = 'lifecycle.allowSecretIn is for settings that nothing is known of, and this one is known to be readable';
  return { code: 'secret-not-here', message, hint: isAllowed ? `${sure}; ${hint}` : hint };
}

const unknown = (reference: string, title: string): Problem => ({
  code: 'secret-place-unknown',
  message: `${reference} stands in "${title}", and nothing here says that PingFederate keeps it secret`,
  hint: `if the console hides what is typed in there, add it to the definition: lifecycle: { allowSecretIn: [${title}] }`,
});

const broughtIn = (reference: string, title: string): Problem => ({
  code: 'reference-brought-in',
  message: `the file for "${title}" holds ${reference}, which isn't filled in there`,
});

const inMetadata = (reference: string, title: string): Problem => ({
  code: 'reference-in-metadata',
  message: `the metadata gives "${title}" a text with ${reference} in it`,
});

const notHere = (name: string, path: Path): Problem => ({
  code: 'secret-not-here',
  message: `\${secret:${name}} can't stand in "${pathText(path)}"`,
  hint: 'write the value itself, or use ${var:NAME}',
});

const report = ({ code, message, hint }: Problem, place: Place, { key }: Definition): Diagnostic =>
  finding(code, place, message, { hint, key });

function onePerPlace(found: readonly Diagnostic[], before: readonly Diagnostic[]): Diagnostic[] {
  const line = ({ place }: Diagnostic) => `${place.file}:${place.line}`;
  const told = new Set(before.filter(({ severity }) => severity === 'error').map(line));
  const seen = new Set<string>();
  return found.filter((diagnostic) => {
    const key = `${line(diagnostic)}:${diagnostic.place.column}`;
    if (seen.has(key) || (told.has(line(diagnostic)) && diagnostic.code === 'secret-not-here')) return false;
    seen.add(key);
    return true;
  });
}

import type { Findings } from '../../../document/document.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../../../document/json.ts';
import { didYouMean, inWords } from '../../../document/nearest.ts';
import { asMeant, lowerNamed, type Meaning, type NamedItem, resolveNamed } from '../../lower/lower-named.ts';
import type { configNames } from '../descriptor-names.ts';
import { lowerFields } from './lower-fields.ts';

type KnownTable = ReturnType<typeof configNames>['tables'][number];

interface TablesContext {
  kind: string;
  known: readonly KnownTable[] | undefined;
  owner: string;
  findings: Findings;
  places: Map<Pointer, Pointer>;
  /** Whether PingFederate keeps a column of a table secret, as far as somebody says it. */
  isSecret(column: string, table: string): boolean;
}

/** One table as a person wrote it. */
interface WrittenTable extends NamedItem {
  /** Members of the API's form beside name and rows. */
  more: JsonObject;
  /** Where its rows are written. */
  rowsAt: Pointer;
}

/**
 * Tables of a plugin as the API's list, the rows in the order in which they are written:
 * `{ Credential Validators: [{ Password Credential Validator Instance: ldap }] }` →
 * `[{ name: 'Credential Validators', rows: [{ fields: [{ name: 'Password …', value: 'ldap' }] }] }]`.
 *
 * @param base where they are written, and where they stand in the result
 */
export function lowerTables(written: Json | undefined, base: Pointer, context: TablesContext): JsonObject[] {
  let next = 0;
  return lowerNamed<WrittenTable, KnownTable>(
    tablesIn(written, base, context),
    {
      base,
      verb: 'given',
      meaningOf: (item, words) => meaningOf(item, words, context),
      nameOf: ({ name }) => name,
      inApiForm(name, item, table) {
        const target = below(base, next++);
        return { name, ...item.more, ...rowsOf(item, name, table, target, context) };
      },
      notePlaces: (pointer, item) => context.places.set(pointer, item.pointer),
      uncheckedWords: () => '',
    },
    context.findings,
  );
}

function tablesIn(written: Json | undefined, base: Pointer, { findings }: TablesContext): WrittenTable[] {
  if (isObject(written)) return Object.entries(written).map(([word, value]) => fromMap(word, value, below(base, word)));
  if (!Array.isArray(written)) return [];
  return written.flatMap((item, index) => {
    const pointer = below(base, index);
    const { name, rows, ...more } = isObject(item) ? item : {};
    const rowsAt = below(pointer, 'rows');
    if (typeof name === 'string') return [{ word: name, value: rows, more, pointer, rowsAt, form: 'list' as const }];
    findings.report('connector-value-not-text', pointer, 'a table has no name', 'write { name: …, rows: […] }');
    return [];
  });
}

/** A table is its rows, or `{ rows, inherited }`. */
function fromMap(word: string, written: Json | undefined, pointer: Pointer): WrittenTable {
  if (!isObject(written)) return { word, value: written, more: {}, pointer, rowsAt: pointer, form: 'map' };
  const { rows, ...more } = written;
  return { word, value: rows, more, pointer, rowsAt: below(pointer, 'rows'), form: 'map' };
}

function meaningOf(item: WrittenTable, words: readonly string[], context: TablesContext): Meaning<KnownTable> {
  const { known, owner, findings } = context;
  if (!known) return 'as-written';
  const hint = 'write its name, in the list form: - { name: …, rows: […] }';
  const resolved = resolveNamed(item, known, { what: 'tables', hint }, findings);
  if (resolved.state === 'found') return resolved.thing;
  if (resolved.state === 'ambiguous') return 'nothing';
  const labels = known.map(({ name, label }) => label ?? name);
  const offered = labels.length === 0 ? 'it has none' : `it has ${inWords(labels, 'and')}`;
  const message = `${owner} has no table "${item.word}"`;
  findings.report('plugin-field-unknown', [item.pointer, 'key'], message, didYouMean(item.word, labels) ?? offered);
  return asMeant(item, known, words) ?? 'as-written';
}

function rowsOf(
  item: WrittenTable,
  name: string,
  table: KnownTable | undefined,
  target: Pointer,
  context: TablesContext,
): JsonObject {
  if (!Array.isArray(item.value)) return {};
  const owner = `the table "${table?.label ?? name}" of ${context.owner}`;
  const { kind, findings, places } = context;
  const isSecret = (column: string) => context.isSecret(column, name);
  const columns = { kind, table: name, known: table?.columns, owner, findings, places, isSecret };
  const rows = item.value.map((row, index) => {
    const [to, from] = [below(`${target}/rows`, index), below(item.rowsAt, index)];
    places.set(to, from);
    if (!isObject(row)) return row;
    if (isRowOfApi(row)) {
      return { ...row, fields: lowerFields(row.fields, below(from, 'fields'), below(to, 'fields'), columns) };
    }
    const { defaultRow, ...fields } = row;
    const lowered = lowerFields(fields, from, below(to, 'fields'), columns);
    return defaultRow === undefined ? { fields: lowered } : { fields: lowered, defaultRow };
  });
  return { rows };
}

/** `{ fields: […] }` is PingFederate's own row; anything else has columns for its members. */
const isRowOfApi = ({ fields }: JsonObject) => Array.isArray(fields) || isObject(fields);

import { childOf, isObject, type Json } from './json.ts';
import { bracketPartners } from './path.ts';

/** One step of a path that somebody wrote: what it says, and whether as a name, in brackets, or in quotes in brackets. */
export interface WrittenStep {
  readonly text: string;
  readonly form: 'name' | 'bracket' | 'quoted';
}

/** A path as it was written. `*` stands for any step. */
export type WrittenPath = readonly WrittenStep[];

/**
 * Takes a path apart, whoever wrote it: a person in `ignoreChanges`, the plan, PingFederate in a refusal.
 *
 * Names are joined by dots; an item of a list stands in brackets by its key or its number, and so does a name with signs
 * of its own: `outboundProvision.channels[Staff].active`, `extendedProperties[cost.center]`. A key may hold brackets
 * that are closed again; any other stands in double quotes, where `\"`, `\\` and `\u000a` mean what they mean in JSON.
 *
 * @param guide the value that the path leads through, if known: PingFederate writes names with any sign in them bare,
 * and only the value says how far a name goes
 * @returns the steps, up to the first that can't be read, and in words what is wrong there
 */
export function parsePath(text: string, guide?: Json): { steps: WrittenPath; problem?: string } {
  const steps: WrittenStep[] = [];
  const partners = bracketPartners(text);
  let value = guide;
  let rest = text;
  while (rest !== '') {
    const at = text.length - rest.length;
    const partner = partners.get(at) ?? text.indexOf(']', at);
    const read = knownName(rest, value) ?? (rest[0] === '[' ? readBrackets(rest, partner - at) : readName(rest));
    if (typeof read === 'string') return { steps, problem: read };
    steps.push(read.step);
    value = childOf(value, read.step.text);
    rest = rest.slice(read.length);
    if (rest === '.') return { steps, problem: 'it ends with a dot' };
    if (rest.startsWith('.')) rest = rest.slice(1);
  }
  return steps.length === 0 ? { steps, problem: 'it is empty' } : { steps };
}

interface Read {
  step: WrittenStep;
  /** How much of the text it takes. */
  length: number;
}

/** The longest member of the value that the text goes on with. */
function knownName(rest: string, value: Json | undefined): Read | undefined {
  if (!isObject(value)) return undefined;
  const [open = ''] = /^\[["']?/.exec(rest) ?? [];
  const close = open === '' ? '' : `${open.slice(1)}]`;
  const names = Object.keys(value).filter((name) => {
    const written = `${open}${name}${close}`;
    return name !== '' && rest.startsWith(written) && /^(?:$|[.[])/.test(rest.slice(written.length));
  });
  if (names.length === 0) return undefined;
  const text = names.reduce((longest, name) => (name.length > longest.length ? name : longest));
  return { step: { text, form: 'name' }, length: open.length + text.length + close.length };
}

function readName(rest: string): Read | string {
  const end = rest.search(/[.[\]]/);
  const written = end < 0 ? rest : rest.slice(0, end);
  if (written === '') return `"${rest[0]}" can't stand here`;
  return { step: { text: written.trim(), form: 'name' }, length: written.length };
}

/** @param end where the bracket is closed: its partner, or where there is none the first that closes */
function readBrackets(rest: string, end: number): Read | string {
  const quoted = readQuoted(rest);
  if (quoted) return quoted;
  if (end <= 1) return 'a bracket is not closed';
  return { step: { text: rest.slice(1, end).trim(), form: 'bracket' }, length: end + 1 };
}

function readQuoted(rest: string): Read | undefined {
  const match = /^\[\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)')\s*\]/su.exec(rest);
  if (!match) return undefined;
  const [{ length }, double, single] = match;
  const text = double?.replace(/\\(?:u([0-9a-f]{4})|(.))/gsu, (_, code, sign) =>
    code === undefined ? sign : String.fromCharCode(Number.parseInt(code, 16)),
  );
  return { step: { text: text ?? single ?? '', form: 'quoted' }, length };
}

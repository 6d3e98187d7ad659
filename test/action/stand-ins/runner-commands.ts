/** The runner's reading of a job's output: the grammar of workflow commands, masks, and the limits on annotations. */

export interface Command {
  name: string;
  properties: Record<string, string>;
  text: string;
}

export interface ShownAnnotation {
  kind: 'error' | 'warning' | 'notice';
  message: string;
  title?: string;
  file?: string;
  line?: number;
  endLine?: number;
  column?: number;
  endColumn?: number;
}

const known = new Set([
  'add-mask',
  'add-matcher',
  'remove-matcher',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'notice',
  'save-state',
  'set-output',
  'stop-commands',
  'warning',
]);

/** `::name k=v,k=v::text` at the start of a line (blanks before it don't matter), `##[name k=v]text` anywhere. */
function commandIn(line: string): Command | undefined {
  return newForm(line) ?? oldForm(line);
}

function newForm(line: string): Command | undefined {
  const trimmed = line.trimStart();
  if (!trimmed.startsWith('::')) return undefined;
  const end = trimmed.indexOf('::', 2);
  if (end < 0) return undefined;
  return parsed(trimmed.slice(2, end), trimmed.slice(end + 2), ',', unescapeNew);
}

function oldForm(line: string): Command | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  return parsed(line.slice(start + 3, end), line.slice(end + 1), ';', unescapeOld);
}

type Unescape = (text: string, inProperty: boolean) => string;

function parsed(head: string, text: string, separator: string, undo: Unescape): Command | undefined {
  const [name = '', ...rest] = head.trim().split(' ');
  if (!known.has(name)) return undefined;
  const properties: Record<string, string> = {};
  for (const pair of rest.join(' ').split(separator)) {
    const at = pair.indexOf('=');
    if (at > 0 && at < pair.length - 1) properties[pair.slice(0, at).trim()] = undo(pair.slice(at + 1), true);
  }
  return { name, properties, text: undo(text, false) };
}

/** In the order in which the runner does it: percent last. */
const unescapeNew: Unescape = (text, inProperty) =>
  (inProperty ? text.replaceAll('%3A', ':').replaceAll('%2C', ',') : text)
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%');

const unescapeOld: Unescape = (text) =>
  text
    .replaceAll('%3B', ';')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%5D', ']')
    .replaceAll('%25', '%');

const perKind = 10;
const longestMessage = 4_096;

/** Reads a job's output from the first line to the last. */
export class OutputReader {
  readonly annotations: ShownAnnotation[] = [];
  /** Annotations beyond ten of a kind: in the log only. */
  readonly dropped: ShownAnnotation[] = [];
  /** What a person sees, masked. */
  readonly log: string[] = [];
  /** Commands that no program should give any more. */
  readonly forbidden: Command[] = [];
  readonly masks: string[];
  #stopped: string | undefined;

  constructor(masks: readonly string[]) {
    this.masks = [...masks];
  }

  read(line: string): void {
    const command = this.#stopped === undefined ? commandIn(line) : undefined;
    if (this.#stopped !== undefined && line.trim() === `::${this.#stopped}::`) this.#stopped = undefined;
    else if (!command) this.log.push(this.masked(line));
    else this.#obey(command);
  }

  masked(text: string): string {
    return this.masks.reduce((result, mask) => (mask === '' ? result : result.replaceAll(mask, '***')), text);
  }

  #obey({ name, properties, text }: Command): void {
    switch (name) {
      case 'add-mask':
        // The whole value, and each of its lines.
        this.masks.push(...[text, ...text.split(/\r?\n/).map((line) => line.trim())].filter((mask) => mask !== ''));
        return;
      case 'error':
      case 'warning':
      case 'notice':
        this.#annotate(name, properties, text);
        return;
      case 'stop-commands':
        this.#stopped = text;
        return;
      case 'set-output':
      case 'save-state':
        this.forbidden.push({ name, properties, text });
        return;
      default:
        this.log.push(this.masked(text));
    }
  }

  #annotate(kind: ShownAnnotation['kind'], properties: Record<string, string>, text: string): void {
    if (text.trim() === '') return;
    const annotation = { kind, message: this.masked(text).slice(0, longestMessage), ...placeOf(properties) };
    const shown = this.annotations.filter((one) => one.kind === kind).length;
    if (shown < perKind) this.annotations.push(annotation);
    else this.dropped.push(annotation);
    this.log.push(`${kind}: ${annotation.message}`);
  }
}

/** Lines and columns as the runner repairs them. */
function placeOf({ file, line, endLine, col, endColumn, title }: Record<string, string>): Partial<ShownAnnotation> {
  const number = (text: string | undefined) => (text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined);
  const start = number(line) ?? number(endLine);
  let end = number(endLine);
  let [from, to] = [number(col), number(endColumn)];
  if (start !== undefined && end !== undefined && end < start) end = undefined;
  if (start === undefined || (end !== undefined && end !== start)) [from, to] = [undefined, undefined];
  if (from !== undefined && to !== undefined && to < from) to = undefined;
  const given = { title, file, line: start, endLine: end, column: from, endColumn: to };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

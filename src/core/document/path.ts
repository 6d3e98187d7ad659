/** One step of the way from an object of a server to a value in it. */
export type Step = MemberStep | ItemStep;

/** A member of an object, or an entry of a map. */
interface MemberStep {
  readonly member: string;
  /** On the first step, the kind of object that the way begins in; without it, a connection. */
  readonly of?: string | undefined;
}

/** An item of a list. */
export interface ItemStep {
  /** What it is known by, when it has an identity: `Staff`. */
  readonly item?: string;
  /** The item's own member that says so, slashes leading into it: `name`, `idpAdapterRef/id`. */
  readonly by?: string;
  /** Its place in the definition's list; of an item without an identity that only the server has, its place there. */
  readonly index?: number;
}

/** The way from an object of a server to a value in it. */
export type Path = readonly Step[];

/** The way as people read it, and as `ignoreChanges` takes it: `outboundProvision.channels[Staff].channelSource.baseDn`. */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path) {
    if (!isMember(step)) text += `[${stepText(step)}]`;
    else if (!isPlainName(step.member)) text += `[${keyText(step.member)}]`;
    else text += text === '' ? step.member : `.${step.member}`;
  }
  return text;
}

/** What stands in the brackets for an item: its key, in quotes where it needs them, or its number. */
function stepText({ item, index }: ItemStep): string {
  return item === undefined ? String(index) : keyText(item);
}

/** True when one of two paths leads to the other. An item without an identity may be any item of its list. */
export function areOneWay(a: Path, b: Path): boolean {
  return a.slice(0, b.length).every((step, at) => mayBeOne(step, b[at] as Step));
}

function mayBeOne(a: Step, b: Step): boolean {
  if (isMember(a) || isMember(b)) return isMember(a) && isMember(b) && a.member === b.member;
  return a.item === undefined || b.item === undefined || a.item === b.item;
}

export function isMember(step: Step): step is MemberStep {
  return 'member' in step;
}

/** The kind of object that a way begins in; `undefined` for a connection. */
export function kindIn(path: Path): string | undefined {
  const [first] = path;
  return first && isMember(first) ? first.of : undefined;
}

/** A name that can stand between dots. */
const isPlainName = (name: string) => /^[A-Za-z_][A-Za-z0-9_-]*$/.test(name);

function keyText(key: string): string {
  return isBare(key) ? key : `"${key.replace(/["\\]/g, '\\$&').replace(unseen, escaped)}"`;
}

/** What nobody sees, or what a terminal obeys. */
const unseen = /[\p{C}\u2028\u2029]/gu;

function escaped(sign: string): string {
  const units = Array.from({ length: sign.length }, (_, at) => sign.charCodeAt(at).toString(16).padStart(4, '0'));
  return units.map((unit) => `\\u${unit}`).join('');
}

/** A key that can be told from a number, from `*` and from what stands in quotes, and whose brackets have partners. */
function isBare(key: string): boolean {
  if (key === '' || key !== key.trim() || key === '*' || /^(?:\d+$|["'])/.test(key)) return false;
  return key.search(unseen) < 0 && (!/[[\]]/.test(key) || bracketPartners(`[${key}]`).get(0) === key.length + 1);
}

/** Where each `[` of a text is closed; those that stay open aren't in it. */
export function bracketPartners(text: string): Map<number, number> {
  const partners = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '[') open.push(at);
    const opened = text[at] === ']' ? open.pop() : undefined;
    if (opened !== undefined) partners.set(opened, at);
  }
  return partners;
}

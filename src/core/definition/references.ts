import { nearest } from '../document/nearest.ts';

/** `${var:NAME}`, `${secret:NAME}`, `${file:PATH}` as they stand in a text. */
export interface Reference {
  kind: 'var' | 'secret' | 'file';
  /** A name, or for a file its path as written. */
  name: string;
  /** The whole of it: `${var:NAME}`. */
  text: string;
  /** Its offset in the text. */
  at: number;
}

/** Something that was surely meant as a reference and isn't one. */
export interface BrokenReference {
  text: string;
  at: number;
  problem: string;
  /** What was meant: `${secret:NAME}`. */
  meant: string;
  /** It asks for the process's own environment, which no definition can read. */
  environment?: true;
}

/** What PingFederate itself writes as `${…}` (LDAP filters: `${mail}`) is none of ours and is left alone. */
interface FoundReferences {
  references: Reference[];
  broken: BrokenReference[];
}

const none: FoundReferences = { references: [], broken: [] };

/** The references in a text, in order. */
export function referencesIn(text: string): FoundReferences {
  if (!text.includes('${')) return none;
  const found: FoundReferences = { references: [], broken: [] };
  for (const { index } of text.matchAll(/\$\{/g)) {
    const rest = text.slice(index, index + longestReference);
    const reference = readReference(rest);
    if (reference) found.references.push({ ...reference, at: index });
    else {
      const broken = readBroken(rest);
      if (broken) found.broken.push({ ...broken, at: index });
    }
  }
  return found;
}

/** Longer than any path; keeps a text of thousands of open braces cheap. */
const longestReference = 1000;

const wellFormed = /^\$\{(?:(var|secret):([A-Za-z_][A-Za-z0-9_]*)|(file):([^${}\r\n]*[^${}\s]))\}/;

function readReference(rest: string): Omit<Reference, 'at'> | undefined {
  const match = wellFormed.exec(rest);
  if (!match) return undefined;
  const [text, kind, name, file, path] = match;
  if (file) return { kind: 'file', name: (path as string).trim(), text };
  return { kind: kind as 'var' | 'secret', name: name as string, text };
}

/** Words for the process's environment. What a workflow may hand to a definition comes through the input `variables`. */
const environmentWords: ReadonlySet<string> = new Set(['env', 'envs', 'environment']);

/** The words that people write for ours, and ours. */
const kinds: Record<string, Reference['kind']> = {
  var: 'var',
  vars: 'var',
  variable: 'var',
  variables: 'var',
  secret: 'secret',
  secrets: 'secret',
  env: 'var',
  envs: 'var',
  environment: 'var',
  file: 'file',
  files: 'file',
};

function readBroken(rest: string): Omit<BrokenReference, 'at'> | undefined {
  return readExpression(rest) ?? readMisspelt(rest);
}

/** GitHub's own `${{ secrets.NAME }}` is filled in in workflows only. */
function readExpression(rest: string): Omit<BrokenReference, 'at'> | undefined {
  const match = /^\$\{\{\s*(secrets|vars|env)\.([A-Za-z0-9_]+)\s*\}\}/.exec(rest);
  if (!match) return undefined;
  const [text, context, name] = match as unknown as [string, string, string];
  const problem = `${text} is a workflow's expression and means nothing in a definition`;
  return { text, problem, meant: `\${${kinds[context]}:${name}}`, environment: context === 'env' || undefined };
}

function readMisspelt(rest: string): Omit<BrokenReference, 'at'> | undefined {
  const match = /^\$\{\s*([A-Za-z]+)\s*([:.])([^{}\r\n]*)(\}?)/.exec(rest);
  const kind = match && (kinds[match[1]!.toLowerCase()] ?? slipOfAKind(match[1]!, match[2]!));
  if (!match || !kind) return undefined;
  const [text, word, separator, name, end] = match as unknown as [string, string, string, string, string];
  // `${file.name}` could be an attribute; a dot is taken for a slip only after words that nobody names an attribute.
  const environment = environmentWords.has(word.toLowerCase()) || undefined;
  if (separator === '.' && (kind === 'file' || environment || word === 'var')) return undefined;
  const clean =
    kind === 'file'
      ? name.trim()
      : name
          .trim()
          .replace(/[^A-Za-z0-9_]+/g, '_')
          .replace(/^(?=\d)/, '_');
  const meant = `\${${kind}:${clean || 'NAME'}}`;
  if (!end) return { text: text.trimEnd(), problem: `${text.trimEnd()} is never closed`, meant };
  if (environment)
    return { text, problem: `${text}: a definition can't read the environment of the process`, meant, environment };
  return { text, problem: problemOf(text, word, separator, name, kind), meant };
}

/** `${vra:NAME}`: letters of ours in another order. PingFederate has no names with a colon of such a length. */
function slipOfAKind(word: string, separator: string): Reference['kind'] | undefined {
  if (separator !== ':') return undefined;
  const letters = (text: string) => [...text.toLowerCase()].sort().join('');
  const near =
    Object.keys(kinds).find((kind) => letters(kind) === letters(word)) ?? nearest(word, Object.keys(kinds), 1)[0];
  return near === undefined ? undefined : kinds[near];
}

function problemOf(text: string, word: string, separator: string, name: string, kind: Reference['kind']): string {
  if (word !== kind || separator !== ':') return `${text} is no reference: references begin with \${${kind}:`;
  if (name.trim() === '') return `${text} names nothing`;
  return kind === 'file'
    ? `${text} is no path`
    : `${text} holds a name with other characters than letters, digits and _`;
}

/** True for a text that is one reference and nothing else. */
export function isWhole(text: string, reference: Reference): boolean {
  return reference.at === 0 && reference.text.length === text.length;
}

/**
 * Variables of the process that hold the runner's own things, this tool's credentials, or a way into other systems. A
 * definition comes with a pull request; it must not be able to send them to a partner's server as a secret.
 */
const withheld =
  /^(?:(?:INPUT|GITHUB|ACTIONS|RUNNER|PFCONN|NPM|SSH|KUBERNETES)_.*|GH_TOKEN|NODE_(?:OPTIONS|AUTH_TOKEN)|PF_(?:PASSWORD|DIRECTORY_PASSWORD|ACCESS_TOKEN|CLIENT_SECRET|CLIENT_KEY.*)|.*_PROXY|AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)|AZURE_CLIENT_SECRET|ARM_CLIENT_SECRET|GOOGLE_APPLICATION_CREDENTIALS|VAULT_TOKEN|PATH|HOME|USER(?:NAME)?)$/i;

export function isWithheld(name: string): boolean {
  return withheld.test(name);
}

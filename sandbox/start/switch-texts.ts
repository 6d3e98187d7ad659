import { defaultSwitches, type Switches } from '../options.ts';
import { StartError } from './start-error.ts';

/** `delete-active=refuse` → `{ deleteActive: 'refuse' }`, with the type that the switch has. */
export function readSwitches(given: readonly string[]): Partial<Switches> {
  const switches: Record<string, unknown> = {};
  for (const text of whole(given)) {
    const [name = '', value] = text.split(/=(.*)/s);
    const member = memberOf(name);
    if (!Object.hasOwn(defaultSwitches, member) || value === undefined) throw unknownSwitch(name);
    switches[member] = inTypeOf(member as keyof Switches, value);
  }
  return switches as Partial<Switches>;
}

/** A command line may take the commas of a list's value for its own: what has no name belongs to what came before. */
function whole(given: readonly string[]): string[] {
  const found: string[] = [];
  for (const text of given) {
    const before = found.at(-1);
    if (text.includes('=') || before === undefined || !takesList(before)) found.push(text);
    else found[found.length - 1] = `${before},${text}`;
  }
  return found;
}

function takesList(text: string): boolean {
  return Array.isArray(defaultSwitches[memberOf(text.split('=')[0]!) as keyof Switches]);
}

const memberOf = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** What a switch with words for values can be. */
const words: Partial<Record<keyof Switches, readonly string[]>> = {
  lockoutBy: ['user-and-address', 'user'],
  unknownMembers: ['refuse', 'ignore', 'keep'],
  deleteActive: ['allow', 'refuse'],
  ldapDefaults: ['zero', 'console'],
  ldapWithoutSignIn: ['allow', 'refuse'],
  twoAddresses: ['tags', 'plain', 'refuse'],
  dataStoreTypeByPut: ['refuse', 'allow'],
  pluginByPut: ['refuse', 'allow'],
  missingPseudonym: ['refuse', 'allow'],
  hiddenReferences: ['use', 'ignore'],
  danglingHiddenReferences: ['allow', 'refuse'],
  sameCertificate: ['refuse', 'allow'],
  parallelCaImports: ['keep', 'lose'],
  sharedNames: ['allow', 'refuse'],
  usedAttributeRemoval: ['refuse', 'allow'],
  usedPropertyRemoval: ['refuse', 'drop', 'keep'],
  provisioningByPut: ['refuse', 'ignore', 'allow'],
  foreignSecrets: ['accept', 'refuse'],
  omittedSecrets: ['lose', 'keep'],
  listOrder: ['name', 'created', 'id'],
  provisionerMode: ['OFF', 'STANDALONE', 'FAILOVER'],
  expiredCertificateOnActive: ['allow', 'refuse'],
  unsignedResponses: ['allow', 'refuse'],
};

function inTypeOf(member: keyof Switches, value: string): unknown {
  const example = defaultSwitches[member];
  const allowed = typeof example === 'boolean' ? ['true', 'false'] : words[member];
  const wrong = allowed ? !allowed.includes(value) : typeof example === 'number' && !/^\d+$/.test(value);
  if (wrong) {
    throw new StartError(
      `the switch ${kebab(member)} can't be "${value}"`,
      `write ${allowed?.join(', ') ?? 'a number'}`,
    );
  }
  if (typeof example === 'boolean') return value === 'true';
  if (typeof example === 'number') return Number(value);
  return Array.isArray(example) ? value.split(/[+,]/) : value;
}

function unknownSwitch(name: string): StartError {
  const near = Object.keys(defaultSwitches)
    .map(kebab)
    .find((known) => sameLetters(known, name));
  const hint = 'write --switch NAME=VALUE; --switch help lists them';
  return new StartError(`unknown switch "${name}"`, near ? `did you mean "${near}"? ${hint}` : hint);
}

/** One is the other with letters left out: a slip of the finger. */
function sameLetters(known: string, given: string): boolean {
  const [longer, shorter] = known.length >= given.length ? [known, given] : [given, known];
  let at = 0;
  for (const letter of longer) if (letter === shorter[at]) at += 1;
  return at === shorter.length && longer.length - shorter.length <= 3;
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** All switches with what they are by default. */
export function switchList(): string {
  const width = Math.max(...Object.keys(defaultSwitches).map((name) => kebab(name).length));
  const rows = Object.entries(defaultSwitches).map(
    ([name, value]) => `  ${kebab(name).padEnd(width)}  ${Array.isArray(value) ? value.join('+') || '(none)' : value}`,
  );
  return ['Behaviour that public evidence leaves open, with what the sandbox does by default:', '', ...rows].join('\n');
}

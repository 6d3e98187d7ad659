import type { Findings } from '../../../document/document.ts';
import { below, isObject, type Json, type JsonObject } from '../../../document/json.ts';
import { didYouMean, inWords } from '../../../document/nearest.ts';
import { objectIn, textIn } from '../../../document/readers.ts';

/** What a plugin gives each of its instances, as far as somebody says it. */
export interface Contract {
  /** Whose it is, for the findings. */
  owner: string;
  /** The attributes that every instance has. */
  core: readonly string[] | undefined;
  /** False where an instance can have no other. */
  extends: boolean | undefined;
}

/**
 * The attributes of an instance: core ones are the plugin's, others only where it takes them; what a mapping fulfils and
 * what tells sessions apart is one of them. Where nobody says what the plugin has, a name may be one of those.
 */
export function checkAttributes(
  written: JsonObject,
  { owner, core, extends: takesMore }: Contract,
  findings: Findings,
) {
  const contract = objectIn(written, 'attributeContract');
  if (!contract || contract.inherited === true) return;
  const own = namesIn(contract.coreAttributes);
  const more = namesIn(contract.extendedAttributes);
  if (core) {
    for (const { name, at } of own.filter((one) => !core.includes(one.name))) {
      const hint = didYouMean(name, core) ?? `it has ${inWords(core, 'and')}; others stand under extendedAttributes`;
      const message = `${owner} has no core attribute "${name}"`;
      findings.report('plugin-attribute-unconfirmed', below('/attributeContract/coreAttributes', at), message, hint);
    }
  }
  if (takesMore === false && more.length > 0) {
    const message = `${owner} takes no attributes beside its own`;
    findings.report(
      'plugin-attribute-unconfirmed',
      ['/attributeContract/extendedAttributes', 'key'],
      message,
      'leave them out',
    );
  }
  checkNames(
    written,
    contract,
    { all: [...(core ?? own.map(nameOf)), ...more.map(nameOf)], isSure: core !== undefined },
    findings,
  );
}

/** The names of the contract that something else says. */
function checkNames(
  written: JsonObject,
  contract: JsonObject,
  { all, isSure }: { all: readonly string[]; isSure: boolean },
  findings: Findings,
): void {
  const code = isSure ? 'plugin-attribute-unknown' : 'plugin-attribute-unconfirmed';
  const message = (name: string) =>
    isSure ? `the attribute contract has no attribute "${name}"` : `it isn't said that there is an attribute "${name}"`;
  const hint = (name: string) =>
    didYouMean(name, all) ?? (all.length === 0 ? undefined : `it has ${inWords(all, 'and')}`);
  const key = textIn(contract, 'uniqueUserKeyAttribute');
  if (key !== undefined && !all.includes(key))
    findings.report(code, '/attributeContract/uniqueUserKeyAttribute', message(key), hint(key));
  const mapping = objectIn(written, 'attributeMapping');
  if (mapping?.inherited === true) return;
  for (const name of Object.keys(objectIn(mapping, 'attributeContractFulfillment') ?? {})) {
    if (all.includes(name)) continue;
    findings.report(
      code,
      [below('/attributeMapping/attributeContractFulfillment', name), 'key'],
      message(name),
      hint(name),
    );
  }
}

const nameOf = ({ name }: { name: string }) => name;

/** Attributes as they are written: by their names alone, or with more of each. */
function namesIn(list: Json | undefined): { name: string; at: number }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, at) => {
    const name = isObject(item) ? textIn(item, 'name') : item;
    return typeof name === 'string' && name !== '' ? [{ name, at }] : [];
  });
}

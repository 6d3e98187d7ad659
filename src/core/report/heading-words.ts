import { isMember, kindIn, type Path } from '../document/path.ts';
import { type KindName, kinds } from '../kinds.ts';
import { capital } from '../wording.ts';
import { consoleWords, type LabelOf } from './console-words.ts';

/** How a mapping is named after what it maps from. */
const mappings: Readonly<Record<string, string>> = {
  adapterMappings: 'adapter',
  authenticationPolicyContractAssertionMappings: 'policy contract',
  tokenProcessorMappings: 'token processor',
  processorPolicyMappings: 'processor policy',
};

/**
 * The way to a field without the steps that say nothing: `Outbound Provisioning › Manage Channels › Staff` is
 * `Channel "Staff"`, `Authentication Source Mapping › corp-login › Attribute Contract Fulfillment` is
 * `policy contract corp-login`.
 *
 * Of another kind than a connection the way is the console's; where that is one screen, it begins with the kind.
 *
 * @param target what the connection provisions to: `Zoom`
 */
export function headingWords(path: Path, labelOf: LabelOf, target: string | undefined): string[] {
  const words = consoleWords(path, labelOf);
  const root = kindIn(path);
  if (root !== undefined) return words.length > 1 ? words : [capital(kinds[root as KindName]?.word ?? root), ...words];
  if (memberAt(path, 0) === 'outboundProvision') return provisioningWords(path, words, target);
  const at = path.findIndex((step) => isMember(step) && Object.hasOwn(mappings, step.member));
  const item = path[at + 1];
  if (at < 0 || !item || isMember(item)) return words;
  const upTo = consoleWords(path.slice(0, at + 2)).length;
  const kind = mappings[memberAt(path, at) ?? ''] ?? '';
  const rest = words.slice(upTo).filter((word, index) => index > 0 || word !== 'Attribute Contract Fulfillment');
  return [...words.slice(0, upTo - 2), `${kind} ${item.item ?? `#${Number(item.index) + 1}`}`, ...rest];
}

function provisioningWords(path: Path, words: string[], target: string | undefined): string[] {
  const list = memberAt(path, 1);
  const item = path[2];
  if (list === 'targetSettings' && path.length > 2)
    return [target ? `Target (${target})` : 'Target', ...words.slice(2)];
  if (list !== 'channels' || !item || isMember(item)) return words;
  const name = item.item ?? `#${Number(item.index) + 1}`;
  return [`Channel "${name}"`, ...words.slice(3)];
}

function memberAt(path: Path, index: number): string | undefined {
  const step = path[index];
  return step && isMember(step) ? step.member : undefined;
}

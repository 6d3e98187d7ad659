import type { FieldRule } from '../connection/fields/rule.ts';
import { visitModels } from '../connection/fields/visit-models.ts';
import { pathAt } from '../connection/path-at.ts';
import type { Desired, Origin } from '../connection/types.ts';
import type { Connectors } from '../connector/types.ts';
import type { Place } from '../diagnostics/place.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../document/json.ts';
import type { Change } from '../plan/types.ts';
import { plural } from '../wording.ts';
import { differenceViews, namesFor } from './change-view.ts';
import { grouped } from './difference-blocks.ts';
import { headingWords } from './heading-words.ts';
import { showAt } from './leaves.ts';
import { visible } from './visible-text.ts';

/** A setting of a new connection and where its value comes from; written ones have no remark. */
export interface Setting {
  field: string;
  value: string;
  remark: string;
  /** Where it is written. */
  place?: Place | undefined;
}

/** Everything that a new connection will hold, part by part of the console. */
export interface AllSettings {
  parts: { heading: string; settings: Setting[] }[];
  /** How many are written, from a preset, from metadata, or what PingFederate takes by itself. */
  counts: { written: number; preset: number; metadata: number; default: number };
  total: number;
  /** The directory whose preset filled something in. */
  directory: string | undefined;
}

/** All settings of a connection that is created, each once, as many as are counted. */
export function allSettings(change: Change, connectors: Connectors | undefined): AllSettings {
  const desired = 'desired' in change ? change.desired : undefined;
  const counts = { written: 0, preset: 0, metadata: 0, default: 0 };
  const all: AllSettings = { parts: [], counts, total: 0, directory: undefined };
  const written = differenceViews(change, connectors);
  const told = new Set(written.map(({ pointer }) => pointer));
  const views = [...written, ...defaultViews(change, told, connectors)];
  for (const { tab, views: own } of grouped(views)) {
    const settings = own.map((view) => {
      const origin = 'isDefault' in view ? 'default' : originOf(desired, view.pointer);
      counts[typeof origin === 'string' ? origin : origin.from] += 1;
      all.total += 1;
      if (typeof origin !== 'string' && origin.from === 'preset') all.directory = origin.directory;
      const place = 'isDefault' in view ? undefined : view.place;
      return { field: view.field, value: view.after ?? view.before ?? '', remark: remarkOf(origin), place };
    });
    all.parts.push({ heading: tab, settings });
  }
  return all;
}

/** How many settings there are, and where they come from: `9 written`, `4 from the preset for Active Directory`. */
export function originWords({ counts, directory }: AllSettings, shownDirectory: (name: string) => string): string {
  const preset = `from the preset${directory === undefined ? '' : shownDirectory(directory)}`;
  return [
    `${counts.written} written`,
    counts.preset > 0 ? `${counts.preset} ${preset}` : '',
    counts.metadata > 0 ? `${counts.metadata} from metadata` : '',
    counts.default > 0 ? plural(counts.default, 'default') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function originOf(desired: Desired | undefined, pointer: string | undefined): Origin {
  return (pointer !== undefined && desired?.originOf?.(pointer)) || { from: 'written' };
}

function remarkOf(origin: Origin | 'default'): string {
  if (origin === 'default') return 'default';
  if (origin.from === 'metadata') return visible(origin.file.split('/').at(-1) ?? '');
  if (origin.from === 'preset') return origin.sure ? 'preset' : 'preset, likely';
  return '';
}

/** What makes no difference to what PingFederate takes by itself, written or not, as far as it is worth telling. */
function defaultViews(change: Change, told: ReadonlySet<string | undefined>, connectors: Connectors | undefined) {
  const desired = 'desired' in change ? change.desired : undefined;
  if (!desired) return [];
  const { labelOf, target } = namesFor(change, connectors);
  return untold(desired, told).map(({ pointer, value, isWritten }) => {
    const path = pathAt(desired.kind, desired.document, pointer);
    const words = headingWords(path, labelOf, target).map(visible);
    const place = desired.placeOf('');
    const view = {
      sign: '+' as const,
      tabs: words.slice(0, -1),
      field: words.at(-1) ?? '',
      after: showAt(path, value),
      place,
    };
    return isWritten ? { ...view, pointer } : { ...view, isDefault: true };
  });
}

interface Untold {
  pointer: Pointer;
  value: Json;
  isWritten: boolean;
}

function untold({ kind, document }: Desired, told: ReadonlySet<string | undefined>): Untold[] {
  const found: Untold[] = [];
  visitModels(kind, document, ({ value, model, pointer }) => {
    for (const [member, rule] of model.entries) {
      const at = below(pointer, member);
      const held = value[member] ?? defaultOf(rule, value) ?? (member === 'active' ? false : undefined);
      if (held === undefined || isObject(held) || Array.isArray(held) || told.has(at) || !worthTelling.has(member))
        continue;
      found.push({ pointer: at, value: held, isWritten: value[member] !== undefined });
    }
  });
  return found;
}

/** Of the rest a reader learns nothing. */
const worthTelling: ReadonlySet<string> = new Set([
  'active',
  'loggingMode',
  'maxThreads',
  'timeout',
  'spSamlIdentityMapping',
  'signResponseAsRequired',
  'signAssertions',
  'requireSignedAuthnRequests',
  'minutesBefore',
  'minutesAfter',
  'defaultTokenType',
  'wsTrustVersion',
]);

function defaultOf(rule: FieldRule, owner: JsonObject): Json | undefined {
  if (rule.kind !== 'scalar' || rule.default === undefined || rule.readOnly) return undefined;
  if (typeof rule.default === 'function') return rule.default(owner);
  if (!Array.isArray(rule.default)) return rule.default as Json;
  const fitting = rule.default.find(({ when }) => when.is.includes(String(owner[when.sibling] ?? '')));
  return fitting?.value;
}

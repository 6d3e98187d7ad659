import { compareReleases } from './versions.ts';

/** `uses: OWNER/NAME@COMMIT # vVERSION`: an action pinned by commit, as Dependabot reads and writes it. */
export interface Pin {
  name: string;
  commit: string;
  /** Without its `v`; empty when none is written behind the pin. */
  version: string;
}

/** A line whose comment is something else than a version is somebody's own, and no pin for this purpose. */
const pinned =
  /^([ \t]*(?:-[ \t]+)?uses:[ \t]+)([\w.-]+\/[\w./-]+)@([0-9a-f]{40})(?:[ \t]+#[ \t]*v?(\d[\w.-]*)([^\n]*))?[ \t]*$/gm;

/** Every pin of a workflow, in order. */
export function pinsIn(text: string): Pin[] {
  return [...text.matchAll(pinned)].map(([, , name = '', commit = '', version = '']) => ({ name, commit, version }));
}

function withPins(text: string, chosen: ReadonlyMap<string, Pin>): string {
  return text.replace(pinned, (line, start: string, name: string, ...[, , rest = '']: string[]) => {
    const pin = chosen.get(name);
    return pin ? `${start}${pin.name}@${pin.commit} # v${pin.version}${rest}` : line;
  });
}

interface Sides {
  base: string;
  ours: string;
  theirs: string;
}

/**
 * The three sides of a merge with the same pins, so that a moved pin is nobody's change: Dependabot moves them. This
 * action gets the next version's pin, under each name that it went by. Of another action the newer pin is taken when
 * somebody went beyond what was written, and theirs when they stayed behind on purpose, as on a server without it.
 *
 * @param own this action's names so far, and what it is pinned to from now on
 */
export function withSamePins(sides: Sides, own: { names: readonly string[]; pin: Pin | undefined }): Sides {
  const chosen = new Map<string, Pin>();
  for (const name of new Set(pinsIn(sides.theirs).map((pin) => pin.name))) {
    const pin = chosenPin(name, sides);
    if (pin) chosen.set(name, pin);
  }
  if (own.pin) for (const name of [...own.names, own.pin.name]) chosen.set(name, own.pin);
  return {
    base: withPins(sides.base, chosen),
    ours: withPins(sides.ours, chosen),
    theirs: withPins(sides.theirs, chosen),
  };
}

/** Where a text pins an action in several ways, nobody can say which is meant, and the lines are merged as they are. */
function chosenPin(name: string, { base, ours, theirs }: Sides): Pin | undefined {
  const [before, mine, next] = [onlyPin(base, name), onlyPin(ours, name), onlyPin(theirs, name)];
  if (!next) return undefined;
  if (!mine || !before || mine.commit === before.commit) return mine && !before ? newer(mine, next) : next;
  return compareReleases(mine.version, before.version) > 0 ? newer(mine, next) : mine.version === '' ? undefined : mine;
}

function onlyPin(text: string, name: string): Pin | undefined {
  const pins = pinsIn(text).filter((pin) => pin.name === name);
  return pins.every(({ commit }) => commit === pins[0]?.commit) ? pins[0] : undefined;
}

const newer = (one: Pin, other: Pin) => (compareReleases(one.version, other.version) > 0 ? one : other);

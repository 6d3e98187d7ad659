import { repositoryPath } from '../markdown/links.ts';
import { shortened, visible } from '../visible-text.ts';
import type { Mark } from './marks.ts';

/** A mark on a line of the pull request. */
export interface Annotation {
  kind: Mark['kind'];
  file: string;
  line: number;
  endLine: number;
  /** Only when the place is on one line: the runner drops columns otherwise. */
  column?: number | undefined;
  endColumn?: number | undefined;
  title: string;
  message: string;
}

interface Annotations {
  shown: Annotation[];
  /** Lines for the log: each danger that found no place, or not all of it, and how much else. */
  left: string[];
}

/** The runner cuts a message at 4,096 characters. */
const longest = 4_000;

/**
 * The worst marks as annotations. GitHub takes so many of each kind from one step; the last of them then says how many
 * more there are and names those that can't be undone.
 *
 * @param options.folder where the files' paths start, seen from the repository's top
 */
export function annotationsOf(
  marks: readonly Mark[],
  { limit, folder = '' }: { limit: number; folder?: string },
): Annotations {
  const kinds = (['error', 'warning'] as const).map((kind) => {
    const own = marks.filter((mark) => mark.kind === kind);
    const fits = own.length <= limit;
    const [kept, left] = fits ? [own, []] : [own.slice(0, limit - 1), own.slice(limit - 1)];
    const shown = [...kept, ...(fits ? [] : [restOf(left)])];
    return { shown: shown.map((mark) => annotationOf(mark, folder)), left: linesOf([...kept.filter(isCut), ...left]) };
  });
  return { shown: kinds.flatMap(({ shown }) => shown), left: kinds.flatMap(({ left }) => left) };
}

/** So many names that not all of them are shown. */
const isCut = ({ message, names }: Mark) => names.length > 0 && message.length > longest;

function annotationOf({ word, message, place, kind }: Mark, folder: string): Annotation {
  const { file, line, column, endLine, endColumn } = place;
  const isOneLine = endLine === line;
  return {
    kind,
    file: repositoryPath(folder, file),
    line,
    endLine,
    column: isOneLine ? column : undefined,
    endColumn: isOneLine ? endColumn : undefined,
    title: word,
    message: shortened(visible(message), longest),
  };
}

/** One for all that are left: how many of which, and whom the worst are about. */
function restOf(left: readonly Mark[]): Mark {
  const [first] = left as [Mark, ...Mark[]];
  const words = [...new Set(left.map(({ word }) => word))];
  const told = words.map((word) => {
    const own = left.filter((mark) => mark.word === word);
    const names = own.flatMap((mark) => mark.names).join(', ');
    return `${word}: ${own.length}${names === '' ? '' : ` (${names})`}`;
  });
  const message = `${told.join('; ')}. The log of this step and the job summary have them all.`;
  return { ...first, word: `and ${left.length} more`, message };
}

/** `⛔ Can't be undone: Zoom is deleted. (connections/zoom.yaml:4)`; the log has said everything else already. */
function linesOf(left: readonly Mark[]): string[] {
  const dangers = left.filter(({ names }) => names.length > 0);
  const others = left.filter(({ names }) => names.length === 0).map(({ word }) => word);
  return [
    ...dangers.map(({ sign, word, message, place }) =>
      visible(`${sign} ${word}: ${message} (${place.file}:${place.line})`),
    ),
    ...[...new Set(others)].map((word) => `${word}: ${others.filter((one) => one === word).length} more, above`),
  ];
}

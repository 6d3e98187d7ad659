import { inNaturalOrder } from '../../natural-order.ts';
import type { ChangeOutcome, ChangeStatus } from '../../plan/outcome.ts';
import type { NameOf } from '../names.ts';
import { verbOfAction, verbWords } from '../verbs.ts';
import { plural, visible } from '../visible-text.ts';
import { sentence } from './danger-lines.ts';
import { listedNames } from './names.ts';
import { atRightEdge, flowed, type Page } from './page.ts';

/** What became of a change that didn't come to its end. */
const became: Readonly<Record<ChangeStatus, string>> = {
  done: 'is as planned',
  'saved-inactive': 'was saved, but not activated',
  unconfirmed: 'was sent, but not confirmed',
  failed: 'was not {done}',
  conflict: 'was not {done}: somebody else has changed it since the plan',
  skipped: 'was not begun',
  waits: 'was left alone until somebody says yes',
  'rolled-back': 'was put back as it was',
  'rollback-failed': 'could not be put back',
  'left-alone': 'was not put back',
  gone: 'was written, and is gone now',
  'changed-since': 'was written, and is another one now',
};

/** What went wrong, each with PingFederate’s refusal at its line; what waits for a yes has a text of its own. */
export function failureLines(
  failed: readonly ChangeOutcome[],
  { page, nameOf }: { page: Page; nameOf: NameOf },
): string[] {
  const told = failed.filter(({ status }) => status !== 'skipped' && status !== 'waits');
  const skipped = failed.filter(({ status }) => status === 'skipped');
  return [
    ...told.flatMap((change) => ['', ...failureOf(change, nameOf(change), page)]),
    ...(skipped.length > 0 ? ['', ...skippedLines(skipped, nameOf, page)] : []),
  ];
}

function failureOf(change: ChangeOutcome, name: string, page: Page): string[] {
  const { palette, width } = page;
  const words = became[change.status].replace('{done}', verbWords[verbOfAction[change.action]].done);
  const heads = flowed([[name, palette.bold], [` ${words}`]], width - 4);
  const titles = heads.map((line, index) => (index === 0 ? `  ${palette.red('✗')} ${line}` : `    ${line}`));
  return [
    ...titles.slice(0, -1),
    ...atRightEdge(titles.at(-1) ?? '', palette.cyan(placeOf(change)), width),
    ...sentencesOf(change).flatMap((text) => flowed([[text]], width - 4).map((line) => `    ${line}`)),
  ];
}

function placeOf({ file, diagnostics }: ChangeOutcome): string {
  const place = diagnostics.find((finding) => finding.place.line > 1)?.place;
  if (place) return `${visible(place.file)}:${place.line}`;
  return file === undefined ? '' : visible(file);
}

/** Without the request that failed, which the record holds, and not what a finding says again. */
function sentencesOf({ message = '', diagnostics }: ChangeOutcome): string[] {
  const words = visible(message.replace(/^[A-Z]+ \/\S+: /, ''));
  const isSaid = diagnostics.some((finding) => words.includes(visible(finding.message)));
  const said = diagnostics.map(({ message: text, hint }) =>
    [sentence(visible(text)), hint ? sentence(visible(hint)) : ''].join(' ').trim(),
  );
  return words === '' || isSaid ? said : [sentence(words), ...said];
}

const mostNames = 20;

function skippedLines(skipped: readonly ChangeOutcome[], nameOf: NameOf, page: Page): string[] {
  const { palette, width } = page;
  const names = inNaturalOrder(skipped, ({ name }) => name).map((one) => nameOf(one));
  const more = names.length - mostNames;
  const list = `${listedNames(names.slice(0, mostNames))}${more > 0 ? ` and ${more} more` : ''}`;
  const [why] = skipped.flatMap(({ message }) => (message ? [`: ${visible(message)}`] : []));
  const verb = skipped.length === 1 ? 'was' : 'were';
  return [
    ...flowed(
      [[plural(skipped.length, 'connection'), palette.bold], [` ${verb} not begun${why ?? ''}`]],
      width - 4,
    ).map((line, index) => `  ${index === 0 ? palette.dim('·') : ' '} ${line}`),
    ...flowed([[list]], width - 4).map((line) => `    ${line}`),
  ];
}

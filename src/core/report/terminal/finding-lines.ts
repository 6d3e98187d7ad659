import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Plan } from '../../plan/types.ts';
import { visible } from '../visible-text.ts';
import { sentence } from './danger-lines.ts';
import { atRightEdge, flowed, type Page } from './page.ts';

/** What is worth knowing about the plan as a whole; what is about one definition has its place at the end. */
export function findingLines({ findings }: Plan, page: Page): string[] {
  return findings.filter(({ severity }) => severity !== 'error').flatMap((finding) => noteLines(finding, page));
}

function noteLines({ severity, message, hint, connection, place }: Diagnostic, page: Page): string[] {
  const { bold, yellow, dim } = page.palette;
  const words = [sentence(visible(message)), hint ? sentence(visible(hint)) : ''].join(' ').trim();
  const sign = severity === 'warning' ? `${bold(yellow('!'))} ` : '  ';
  const at = connection === undefined ? '' : dim(`${visible(place.file)}:${place.line}`);
  const lines = flowed([[words]], page.width - 3).map((line, index) => `${index === 0 ? sign : '  '} ${line}`);
  return [...lines.slice(0, -1), ...atRightEdge(lines.at(-1) ?? '', at, page.width)];
}

import { knownWords } from '../../commands/completion/known-words.ts';
import { propose } from './propose.ts';

/** What a shell is told: a word a line, or that a file is meant. */
export function wordsFor(words: readonly string[]): string {
  // PowerShell hands on an empty word as two quotes.
  const typed = words.map((word) => (word === '""' ? '' : word));
  const { words: found, files } = propose(typed, knownWords);
  return files && found.length === 0 ? ':files' : found.join('\n');
}

/**
 * A failure in words for people: what happened and what to do. A mistake of ours shows its stack, since nobody else can
 * make sense of it; everything else is an error that was meant for people.
 */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `Error: ${String(error)}`;
  if (!isForPeople(error)) {
    return `This is a mistake in pfconn itself, please report it:\n${error.stack ?? error.message}`;
  }
  const hint = 'hint' in error && typeof error.hint === 'string' ? `\n  ${error.hint}` : '';
  return `Error: ${error.message}${hint}`;
}

/** The errors whose messages we wrote. */
const known = new Set(['InputError', 'Refusal', 'AdminApiError', 'FolderError', 'FileError', 'GitHubError']);

function isForPeople(error: Error): boolean {
  return known.has(error.name) || isFileSystemError(error);
}

function isFileSystemError(error: Error): boolean {
  return 'syscall' in error && 'path' in error;
}

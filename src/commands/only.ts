import picomatch from 'picomatch';

/** Whether the `only` option (ids or globs) leaves an id in; without it every one is. */
export function selectedBy(only: readonly string[]): (id: string) => boolean {
  return only.length === 0 ? () => true : picomatch([...only]);
}

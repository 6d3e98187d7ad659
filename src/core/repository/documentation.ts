/**
 * Where a page of this project's documentation is, for somebody whose repository doesn't hold it: its address on the web,
 * or its name while that isn't known.
 *
 * @param page a file of `docs/`, perhaps with a place in it: `github-setup.md#free-private-repositories`
 * @param home where people read about this project: `https://github.com/acme/pingfederate-connections`
 */
export function documentation(page: string, home: string | undefined): string {
  return home === undefined ? `“${page}” in pfconn’s documentation` : `${home}/blob/main/docs/${page}`;
}

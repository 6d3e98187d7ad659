/** The repository's path of a file that is named as seen from `folder` (`.`, `./identity/`), the definitions' top. */
export function repositoryPath(folder: string | undefined, file: string): string {
  const inside = topFolder(folder);
  return inside === '' ? file : `${inside}/${file}`;
}

/** The other way round: the file as seen from `folder`, `undefined` when it lies elsewhere. */
export function pathInFolder(folder: string | undefined, path: string): string | undefined {
  const inside = topFolder(folder);
  if (inside === '') return path;
  return path.startsWith(`${inside}/`) ? path.slice(inside.length + 1) : undefined;
}

function topFolder(folder: string | undefined): string {
  return (folder ?? '')
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .join('/');
}

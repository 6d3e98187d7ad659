/** `zscaler-zia` → `ZSCALER_ZIA`. */
export const constant = (word: string) =>
  word
    .replaceAll(/[^A-Za-z\d]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .toUpperCase();

/** `PingOne Thing` → `pingone-thing`. */
export const slug = (word: string) =>
  word
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

/** `ZOOM`, `Account ID` → `ZOOM_ACCOUNT_ID`; a label that begins with the connector's name doesn't repeat it. */
export function variableName(prefix: string, label: string): string {
  const name = constant(label);
  return name === prefix || name.startsWith(`${prefix}_`) ? name : `${prefix}_${name}`;
}

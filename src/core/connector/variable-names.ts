/** `zscaler-zia` → `ZSCALER_ZIA`. */
const constant = (word: string) =>
  word
    .replaceAll(/[^A-Za-z\d]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .toUpperCase();

/**
 * What a connector's variables and secrets begin with: `ZOOM`. GitHub keeps names that begin with GITHUB to itself, and
 * the other ones belong to the runner or to this tool, so `github-emu` → `GH_EMU`.
 */
export function prefixOf(word: string): string {
  const name = constant(word).replace(/^GITHUB(?=_|$)/, 'GH');
  return /^(ACTIONS|INPUT|PF|PFCONN|RUNNER|\d)/.test(name) ? `TARGET_${name}` : name;
}

/** `ZOOM`, `Account ID` → `ZOOM_ACCOUNT_ID`; a label that begins with the connector's name doesn't repeat it. */
export function variableName(prefix: string, label: string): string {
  const name = constant(label);
  return name === prefix || name.startsWith(`${prefix}_`) ? name : `${prefix}_${name}`;
}

import type { SettingDescriptor } from '../connector/types.ts';

/** A whole value that is filled in later: `${var:ACTIVE}`. */
export const reference = '^\\$\\{var:[A-Za-z_][A-Za-z0-9_]*\\}$';

/** A name for a setting's secret: `zoom`, `Client Secret` → `ZOOM_CLIENT_SECRET`. */
export function secretName(connector: string, { label, name }: SettingDescriptor): string {
  return `${connector} ${label ?? name}`
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

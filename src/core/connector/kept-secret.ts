import type { SettingDescriptor } from './plugin/types.ts';

/** True for a setting that PingFederate encrypts, or of which it stores a hash. */
export function isKeptSecret({ encrypted, type }: Pick<SettingDescriptor, 'encrypted' | 'type'>): boolean {
  return encrypted === true || type === 'HASHED_TEXT';
}

import type { Option } from '../options.ts';

/** The member of `Inputs` that holds an option's value: `admin-url` → `adminUrl`, `request-timeout` → `requestTimeoutMs`. */
export function memberOf(name: string, { type, member }: Pick<Option, 'type' | 'member'>): string {
  if (member !== undefined) return member;
  const camel = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return type === 'seconds' || type === 'minutes' ? `${camel}Ms` : camel;
}

/** What each pattern of the schema asks for, in words. */
const formWords: Readonly<Record<string, string>> = {
  '^(?!\\.\\.?$)[a-zA-Z0-9._-]+$': 'letters, digits, ".", "_" and "-" are allowed, but not "." or ".." alone',
  '^[a-zA-Z0-9._-]+$': 'letters, digits, ".", "_" and "-" are allowed',
  '^[A-Za-z0-9]+$': 'letters and digits are allowed',
  '^[A-Za-z0-9_]{1,32}$': 'up to 32 letters, digits and "_" are allowed',
  '^[A-Za-z_][A-Za-z0-9_]*$': 'letters, digits and "_" are allowed, and no digit at the beginning',
  '^[A-Za-z]{2}$': 'two letters are wanted, such as US',
  '^([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}$': '64 hex digits are wanted, with or without colons',
  '^[a-z]+(?:-[a-z]+)*-[0-9a-f]{8,}$': 'a token is wanted, as the plan printed it',
};

/** What a text that doesn't fit a pattern should be. */
export function patternHint(pattern: string): string {
  return formWords[pattern] ?? `it must match ${pattern}`;
}

const wrappings = [
  /^\s*[$#%]?\{+\s*([^{}]+?)\s*\}+\s*$/,
  /^\s*<([^<>]+)>\s*$/,
  /^\s*%([^%\s]+)%\s*$/,
  /^\s*\$([A-Za-z]\w*)\s*$/,
];

/**
 * The name in a text that refers to an attribute as other products write it, where PingFederate wants the name alone:
 * `${mail}`, `#{mail}`, `{{mail}}`, `<mail>`, `%mail%`, `$mail`. `undefined` for a name.
 */
export function wrappedName(text: string): string | undefined {
  for (const wrapping of wrappings) {
    const name = wrapping.exec(text)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

/** True for a line of a definition with a key that speaks of a secret, followed by something that is neither a reference nor nothing. */
export function mayHoldSecret(line: string): boolean {
  return line
    .replace(/\$\{[^{}]*\}/g, '$')
    .split(/[,{]/)
    .some(isSecretInClear);
}

/** Key and value are taken apart first: one expression for both would go over a long line again and again. */
function isSecretInClear(part: string): boolean {
  const colon = part.indexOf(':');
  if (colon < 0 || !secretWord.test(part.slice(0, colon))) return false;
  const value = part.slice(colon + 1).trimStart();
  return value !== '' && !/^["']?\$|^#/.test(value);
}

const secretWord = /secret|password|passphrase|token|credential|api.?key|private.?key/i;

/**
 * A certificate's subject as a distinguished name by RFC 4514. PingFederate answers it as Java prints it: a value with a
 * comma stands in quotation marks, attributes without a short name are `OID.1.2.3`. Windows and OpenSSL call two of them
 * otherwise.
 */
export function subjectAsDn(subject: string): string {
  return subject.replaceAll(quotedValue, (_, value: string) => `=${escaped(value)}`).replaceAll(typeOfPart, commonType);
}

const quotedValue = /=\s*"((?:[^"\\]|\\.)*)"/g;

function escaped(quoted: string): string {
  const value = quoted.replaceAll(/\\(.)/g, '$1');
  return value.replaceAll(/[,+"\\<>;=#]|^ | $/g, '\\$&');
}

const typeOfPart = /((?:^|(?<!\\)[,+])\s*)([A-Za-z][\w.-]*)(?=\s*=)/g;

const commonType = (_: string, before: string, type: string) =>
  before + (types[type.toLowerCase()] ?? type.replace(/^OID\./i, ''));

const types: Record<string, string> = { e: 'emailAddress', email: 'emailAddress', s: 'st', t: 'title' };

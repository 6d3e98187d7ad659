import { X509Certificate } from 'node:crypto';
import type { Part } from '../connection/fields/visit-models.ts';
import { referencesIn } from '../definition/references.ts';
import type { Json, JsonObject } from '../document/json.ts';
import { isObject } from '../document/json.ts';
import { certificateContent } from '../meaning/certificate.ts';
import { fileStem, isServerMade } from './names.ts';

/** Files that belong to one definition, beside it in a folder of its name. */
interface AttachedFiles {
  /** Puts `text` into a file and gives the reference to it; the same text goes into one file. */
  attach(text: string, name: string, ending: string): string;
  files: { path: string; text: string }[];
}

/** @param folder the folder of the definition's own files, from the repository's top: `connections/zoom` */
export function attachedFiles(folder: string): AttachedFiles {
  const taken = new Set<string>();
  const references = new Map<string, string>();
  const files: AttachedFiles['files'] = [];
  const local = folder.slice(folder.lastIndexOf('/') + 1);
  return {
    files,
    attach(text, name, ending) {
      const before = references.get(text);
      if (before) return before;
      const file = `${fileStem(name, 'file', taken)}.${ending}`;
      const reference = `\${file:${local}/${file}}`;
      references.set(text, reference);
      files.push({ path: `${folder}/${file}`, text });
      return reference;
    },
  };
}

/** A certificate goes into a file of its own, called after its subject; an id that PingFederate made up is left out. */
export function attachCertificate({ value, model }: Part, attached: AttachedFiles): void {
  attachOwn(value, model, attached);
  if (model.name !== 'X509File') return;
  if (typeof value.id === 'string' && isServerMade(value.id)) delete value.id;
  if (typeof value.fileData !== 'string') return;
  const certificate = readCertificate(value.fileData);
  if (!certificate) return;
  value.fileData = attached.attach(pemOf(certificate), commonName(certificate), 'pem');
}

/** What an object of its own holds, a trusted certificate, is a text without a wrapping. */
function attachOwn(value: JsonObject, model: Part['model'], attached: AttachedFiles): void {
  for (const [member, rule] of model.entries) {
    const held = value[member];
    if (rule.kind !== 'scalar' || rule.seenAs === undefined || typeof held !== 'string') continue;
    const certificate = readCertificate(held);
    if (certificate) value[member] = attached.attach(pemOf(certificate), commonName(certificate), 'pem');
  }
}

function readCertificate(fileData: string): X509Certificate | undefined {
  try {
    return new X509Certificate(Buffer.from(certificateContent(fileData), 'base64'));
  } catch {
    return undefined;
  }
}

function pemOf(certificate: X509Certificate): string {
  const lines = certificate.raw.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function commonName(certificate: X509Certificate): string {
  return /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? 'certificate';
}

/**
 * A text of the server's that reads like one of our own references (`${var:NAME}`) would be filled in. It goes into a
 * file, whose content is never looked into.
 */
export function attachLookalikes(value: Json, attached: AttachedFiles): Json {
  if (typeof value === 'string') {
    if (!value.includes('${')) return value;
    const { references, broken } = referencesIn(value);
    return references.length + broken.length === 0 ? value : attached.attach(value, 'text', 'txt');
  }
  if (Array.isArray(value)) return value.map((item) => attachLookalikes(item, attached));
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const [member, inner] of Object.entries(value)) {
    copy[member] = inner === undefined ? undefined : attachLookalikes(inner, attached);
  }
  return copy;
}

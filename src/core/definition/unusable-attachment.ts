import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Attachment } from './types.ts';

/** Why a file that a definition names can't be used, naming the path as written and nothing of its content. */
export function whatIsWrongWith(
  path: string,
  attachment: Exclude<Attachment, { state: 'read' }>,
  target: string | undefined,
): { code: DiagnosticCode; message: string; hint?: string } {
  switch (attachment.state) {
    case 'missing': {
      const hint = target === undefined ? undefined : `looked for ${target}; paths start from the definition's folder`;
      return { code: 'attachment-missing', message: `there is no file ${path}`, hint };
    }
    case 'outside':
      return {
        code: 'file-outside-repository',
        message: `${path} leads out of the repository`,
        hint: 'put the file into the repository, beside the definition',
      };
    case 'not-a-file':
      return { code: 'attachment-unusable', message: `${path} is no file` };
    case 'too-large':
      return { code: 'attachment-unusable', message: `${path} is too large${inBrackets(attachment.detail)}` };
    case 'not-text':
      return {
        code: 'attachment-unusable',
        message: `${path} is no text file`,
        hint: 'certificates are given in PEM form, metadata as XML in UTF-8 or in the encoding that its first line declares',
      };
    case 'unreadable':
      if (attachment.detail === 'ELOOP')
        return {
          code: 'attachment-unusable',
          message: `${path} is a link that leads in a circle`,
          hint: 'let the link lead to a file of this repository, or put the file there itself',
        };
      return { code: 'attachment-unusable', message: `${path} can't be read${inBrackets(attachment.detail)}` };
  }
}

function inBrackets(detail: string | undefined): string {
  return detail ? ` (${detail})` : '';
}

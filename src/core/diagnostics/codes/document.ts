import { codeTable } from '../code-entry.ts';

export const documentCodes = codeTable({});

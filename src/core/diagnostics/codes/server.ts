import { codeTable } from '../code-entry.ts';

export const serverCodes = codeTable({});

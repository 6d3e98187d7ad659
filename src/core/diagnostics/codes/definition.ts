import { codeTable } from '../code-entry.ts';

export const definitionCodes = codeTable({});

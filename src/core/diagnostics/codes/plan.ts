import { codeTable } from '../code-entry.ts';

export const planCodes = codeTable({});

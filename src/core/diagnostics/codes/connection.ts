import { codeTable } from '../code-entry.ts';

export const connectionCodes = codeTable({});

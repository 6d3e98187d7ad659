import { codeTable } from '../code-entry.ts';

export const connectorCodes = codeTable({});

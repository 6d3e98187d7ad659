import { codeTable } from '../code-entry.ts';

export const metadataCodes = codeTable({});

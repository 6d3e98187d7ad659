/** Writes `dist/`. */
import { rmSync } from 'node:fs';
import { bundle, writeBundle } from './bundle/bundle.ts';

const files = await bundle();
rmSync('dist', { recursive: true, force: true });
writeBundle(files, 'dist');
const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
console.log(`dist: ${(bytes / 1024 / 1024).toFixed(2)} MiB in ${files.length} files`);
// Each kind of object brings a validator and a schema for editors of its own, some 40 KiB together.
if (bytes > 3.75 * 1024 * 1024) throw new Error('dist/ is over 3.75 MiB');

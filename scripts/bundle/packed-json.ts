import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import { deflateSync, strToU8 } from 'fflate';

/** What is shorter isn't worth it. */
const least = 64 * 1024;

/**
 * Large data of our own (the schemas for editors, what the sandbox knows of the admin API) is packed: only few commands
 * read it, and it would be a tenth of `dist/`. Packed by a program of JavaScript alone, so that every machine makes the
 * same bytes of it.
 */
export const packedJson: Plugin = {
  name: 'packed-json',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](src|sandbox)[\\/].*\.json$/ }, ({ path }) => {
      if (path.includes('node_modules')) return undefined;
      const text = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return text.length < least ? undefined : { contents: unpacking(text), loader: 'js' };
    });
  },
};

function unpacking(text: string): string {
  const packed = Buffer.from(deflateSync(strToU8(text), { level: 9 })).toString('base64');
  return `import { inflateRawSync } from 'node:zlib';
export default JSON.parse(inflateRawSync(Buffer.from('${packed}', 'base64')).toString());
`;
}

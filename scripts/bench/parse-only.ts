/** Reads the definitions of the folder `connections` with the YAML library and nothing else: what no tool can go below. */
import { readdirSync, readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';

for (const name of readdirSync('connections')) {
  parseDocument(readFileSync(`connections/${name}`, 'utf8'), { uniqueKeys: false }).toJS();
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cpuTime } from './cpu-time.ts';

// As wordloom-encode.ts, by the npm package gpt-tokenizer in the folder GPT_TOKENIZER; it brings GPT-2's vocabulary itself.

const folder = process.env.GPT_TOKENIZER;
if (folder === undefined) throw new Error('GPT_TOKENIZER is not set');
const [what, file] = process.argv.slice(2) as [string, string];
if (what === 'version') {
  console.log(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version);
} else {
  const documents: string[] = JSON.parse(readFileSync(file, 'utf8'));
  const [start, encode] = await cpuTime(async () => {
    const module = await import(pathToFileURL(join(folder, 'esm/encoding/r50k_base.js')).href);
    module.encode('a');
    return module.encode as (text: string) => number[];
  });
  const encodeAll = () => documents.reduce((sum, text) => sum + encode(text).length, 0);
  const [cold, tokens] = await cpuTime(encodeAll);
  const [warm] = await cpuTime(encodeAll);
  console.log(JSON.stringify({ tokens, start, cold, warm }));
}

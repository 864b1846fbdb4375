import { readFileSync } from 'node:fs';
import { Tokenizer } from '@wordloom/bpe';
import { cpuTime } from './cpu-time.ts';

// What encoding a JSON list of documents takes, as JSON; see peers.py.

const [vocabulary, file] = process.argv.slice(2) as [string, string];
const documents: string[] = JSON.parse(readFileSync(file, 'utf8'));

const [start, tokenizer] = await cpuTime(async () => {
  const read = await Tokenizer.fromFile(vocabulary);
  read.encode('a');
  return read;
});
const encodeAll = () => documents.reduce((sum, text) => sum + tokenizer.encode(text).length, 0);
const [cold, tokens] = await cpuTime(encodeAll);
const [warm] = await cpuTime(encodeAll);

async function clock(threads: number): Promise<number> {
  const before = performance.now();
  await tokenizer.encodeBatch(documents, { threads });
  return performance.now() - before;
}

const batch = documents.length > 1 && { oneThread: await clock(1), twoThreads: await clock(2) };
console.log(JSON.stringify({ tokens, start, cold, warm, ...batch }));

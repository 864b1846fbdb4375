import { readFileSync } from 'node:fs';
import { WordPieceTokenizer } from '@wordloom/wordpiece';

// Processor milliseconds of what Wordloom does with the lines of a file, as JSON; see hugging_face_encode.py.

const [vocabulary, text] = process.argv.slice(2) as [string, string];
const lines = readFileSync(text, 'utf8').split('\n');

function cpuTime<T>(work: () => T): [milliseconds: number, result: T] {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

const [start, tokenizer] = cpuTime(() => WordPieceTokenizer.fromVocabulary(readFileSync(vocabulary, 'utf8')));
const tokens = () => tokenizer.encodeBatch(lines).reduce((sum, ids) => sum + ids.length, 0);
const [cold, count] = cpuTime(tokens);
const [warm] = cpuTime(tokens);
const [offsets] = cpuTime(() => lines.map((line) => tokenizer.encodeWithOffsets(line)).length);
console.log(JSON.stringify({ tokens: count, start, cold, warm, offsets }));

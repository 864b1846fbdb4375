import { Tokenizer } from '@wordloom/bpe';
import { cpuTime } from './cpu-time.ts';

// What training from a file takes, as JSON; see peers.py.

const [file, size] = process.argv.slice(2) as [string, string];
const [train, tokenizer] = await cpuTime(() =>
  Tokenizer.train({ files: [file] }, { kind: 'byte-level', vocabularySize: Number(size) }),
);
console.log(JSON.stringify({ tokens: tokenizer.vocabularySize, train }));

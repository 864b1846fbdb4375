import { text as readAll } from 'node:stream/consumers';
import { WordloomError } from '@wordloom/errors';
import { colorOption, jsonOption, storeOption } from '../arguments/standard-options.ts';
import { command } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';
import { tokenizeOutput } from '../outputs/tokenize.ts';
import { printJson } from '../print-json.ts';
import { tiktokenPatterns } from '../tokenizers/bpe-segmenter.ts';
import { findTokenizer } from '../tokenizers/find-tokenizer.ts';
import { loadSegmenter } from '../tokenizers/load-segmenter.ts';
import { tellPieces } from '../tokenizers/tell-pieces.ts';
import { foldersHere, openStoreToRead } from '../world.ts';

export const tokenize = command({
  name: 'tokenize',
  summary: 'a text in the pieces of a tokenizer',
  notes: [
    'A tokenizer is a tokenizer.json (BPE or WordPiece), a folder with vocab.bpe or merges.txt, a file of tiktoken’s ranks, or a vocab.txt of BERT. Without TEXT, standard input is read. A text that begins with a dash goes after --.',
  ],
  examples: [
    'wordloom tokenize "unbelievable!" --with tokenizer.json',
    'wordloom tokenize "unbelievable!" --in bpe',
    'cat book.txt | wordloom tokenize --with cl100k_base.tiktoken --json',
  ],
  args: {
    text: { type: 'positional', required: false, description: 'the text; standard input without it' },
    with: { type: 'string', valueHint: 'FILE', description: 'a file or folder of a tokenizer' },
    in: { type: 'string', valueHint: 'PIPELINE', description: 'the tokenizer of its last run instead' },
    profile: { type: 'string', valueHint: 'P', description: 'with --in: only of runs with this profile' },
    pattern: {
      type: 'enum',
      options: [...tiktokenPatterns],
      description: 'how text is cut, for tiktoken’s ranks of another name',
    },
    ...storeOption,
    ...jsonOption,
    ...colorOption,
  },
  run: async (args) => {
    const found = await source(args);
    const segmenter = await loadSegmenter(found.path, args.pattern);
    const text = args.text ?? (await standardInput());
    const pieces = segmenter.segment(text);
    if (args.json) {
      const { kind, vocabularySize } = segmenter;
      printJson(tokenizeOutput, { tokenizer: { kind, vocabularySize, ...found.origin }, tokens: pieces });
    } else {
      tellPieces({ text, pieces, segmenter, from: found.name }, args.color);
    }
    return exitCodes.ok;
  },
});

async function source(args: {
  with?: string | undefined;
  in?: string | undefined;
  profile?: string | undefined;
  store?: string | undefined;
}) {
  const { with: path, in: pipeline, profile } = args;
  if (path !== undefined && pipeline === undefined && profile === undefined)
    return { path, name: path, origin: { from: path } };
  if (path === undefined && pipeline !== undefined) {
    const found = await findTokenizer(await openStoreToRead(foldersHere(args.store)), { pipeline, profile });
    return {
      path: found.path,
      name: `pipeline ${pipeline}`,
      origin: { from: found.path, pipeline, run: found.record.id },
    };
  }
  throw new WordloomError({
    code: 'cli/arguments',
    what: path === undefined ? 'which tokenizer is not said' : 'a file and a run are both named',
    fix: 'give --with FILE, or --in PIPELINE, with --profile P if it matters',
  });
}

async function standardInput(): Promise<string> {
  if (!process.stdin.isTTY) return readAll(process.stdin);
  throw new WordloomError({
    code: 'cli/arguments',
    what: 'there is no text',
    fix: 'write it after the command, in quotes, or pipe it in',
  });
}

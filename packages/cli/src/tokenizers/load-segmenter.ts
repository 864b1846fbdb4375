import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { visible, WordloomError } from '@wordloom/errors';
import { bpeSegmenter, type TiktokenPattern, tiktokenPatterns, tiktokenSegmenter } from './bpe-segmenter.ts';
import type { Segmenter } from './segmenter.ts';
import { wordpieceSegmenter } from './wordpiece-segmenter.ts';

const MAX_BYTES = 2 ** 26;

/**
 * The tokenizer in a file or folder, by what it holds.
 *
 * @throws WordloomError `cli/no-tokenizer`, `cli/unknown-tokenizer`, `cli/tiktoken-pattern`, and those of the packages that read it
 */
export async function loadSegmenter(path: string, pattern?: TiktokenPattern): Promise<Segmenter> {
  const found = await stat(path).catch((cause: Error) => {
    throw noTokenizer(path, cause);
  });
  if (found.isDirectory()) return loadSegmenter(await mainFile(path), pattern);
  if (found.size > MAX_BYTES)
    throw unknownFormat(path, `it has ${found.size.toLocaleString('en')} bytes, more than any tokenizer`);
  if (['vocab.bpe', 'merges.txt'].includes(basename(path))) return bpeSegmenter(path);

  const text = await readFile(path, 'utf8');
  if (/^\s*\{/.test(text)) return jsonSegmenter(path, text);
  if (/^[A-Za-z0-9+/]+=* \d+\r?$/m.test(text.slice(0, 1000)))
    return tiktokenSegmenter(text, pattern ?? patternOf(path, text));
  if (/^\[UNK\]\r?$/m.test(text)) return wordpieceSegmenter(path);
  throw unknownFormat(path, 'it is neither JSON, nor tiktoken’s ranks, nor a vocabulary with [UNK]');
}

async function mainFile(folder: string): Promise<string> {
  const files = await readdir(folder);
  const known = ['tokenizer.json', 'vocab.bpe', 'merges.txt', 'vocab.txt'].find((name) =>
    files.includes(name),
  );
  const file = known ?? files.find((name) => name.endsWith('.tiktoken'));
  if (file !== undefined) return join(folder, file);
  throw unknownFormat(folder, 'no file in it has a name that tokenizers have');
}

function jsonSegmenter(path: string, text: string): Promise<Segmenter> {
  let json: { model?: { type?: unknown } };
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw unknownFormat(path, `it is not JSON: ${(cause as Error).message}`);
  }
  const type = json.model?.type;
  if (type === 'WordPiece') return wordpieceSegmenter(path);
  if (type === 'BPE' || json.model === undefined) return bpeSegmenter(path);
  throw unknownFormat(path, `its model is '${visible(String(type))}', and those read are BPE and WordPiece`);
}

// By the name of the file, or the number of its ranks.
const sizes: Readonly<Record<number, TiktokenPattern>> = {
  50256: 'r50k',
  50280: 'p50k',
  100256: 'cl100k',
  199998: 'o200k',
};

function patternOf(path: string, ranks: string): TiktokenPattern {
  const named = tiktokenPatterns.find((name) => basename(path).includes(name));
  const pattern = named ?? sizes[ranks.trimEnd().split('\n').length];
  if (pattern !== undefined) return pattern;
  throw new WordloomError({
    code: 'cli/tiktoken-pattern',
    what: 'a file of tiktoken’s ranks does not say by which pattern text is cut',
    where: { file: path },
    fix: `say it: --pattern ${tiktokenPatterns.join(', ')}`,
  });
}

function noTokenizer(file: string, cause: NodeJS.ErrnoException): WordloomError {
  return new WordloomError({
    code: 'cli/no-tokenizer',
    what:
      cause.code === 'ENOENT'
        ? `there is no file or folder '${visible(file)}'`
        : `cannot read the tokenizer: ${cause.message}`,
    where: { file },
    fix: 'give the path of a tokenizer file or folder after --with',
    cause,
  });
}

function unknownFormat(file: string, why: string): WordloomError {
  return new WordloomError({
    code: 'cli/unknown-tokenizer',
    what: 'this is no tokenizer of a known format',
    where: { file },
    why,
    fix: 'give a tokenizer.json (BPE or WordPiece), a folder with vocab.bpe or merges.txt, a .tiktoken file, or a vocab.txt',
  });
}

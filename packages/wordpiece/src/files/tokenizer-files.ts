import { WordloomError } from '@wordloom/errors';
import type { Settings } from '../settings.ts';
import { tokenizerJson } from './tokenizer-json.ts';
import { formatVocabulary } from './vocabulary-text.ts';

const MAX_BYTES = 2 ** 26;

/** Reads the text of a file and makes a tokenizer of it; errors name the file. */
export async function loadTokenizer<T>(path: string, parse: (text: string) => T): Promise<T> {
  const { readFile, stat } = files();
  let text: string;
  try {
    const { size } = await stat(path);
    if (size > MAX_BYTES) throw tooLarge(size);
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw cause instanceof WordloomError ? cause.at({ file: path }) : unreadable(path, cause);
  }
  try {
    return parse(text);
  } catch (error) {
    throw error instanceof WordloomError ? error.at({ file: path }) : error;
  }
}

/** Writes a `vocab.txt` where the name ends in .txt, else a `tokenizer.json`. */
export async function saveTokenizer(path: string, settings: Settings): Promise<void> {
  const text = path.endsWith('.txt')
    ? formatVocabulary(settings.vocabulary.tokens)
    : `${JSON.stringify(tokenizerJson(settings), undefined, 2)}\n`;
  await files().writeFile(path, text);
}

// Asked of the process, so that a bundle for browsers has nothing to resolve.
function files(): typeof import('node:fs/promises') {
  const node = globalThis.process?.getBuiltinModule?.('node:fs/promises');
  if (node) return node;
  throw new WordloomError({
    code: 'wordpiece/no-file',
    what: 'there are no files here',
    why: 'this runs in a browser',
    fix: 'fetch the file, and give its text to fromJSON or fromVocabulary; to save, JSON.stringify the tokenizer',
  });
}

function unreadable(file: string, cause: unknown): WordloomError {
  return new WordloomError({
    code: 'wordpiece/no-file',
    what: `cannot read the tokenizer: ${cause instanceof Error ? cause.message : String(cause)}`,
    where: { file },
    fix: 'give the path of a vocab.txt or tokenizer.json',
    cause,
  });
}

function tooLarge(size: number): WordloomError {
  return new WordloomError({
    code: 'wordpiece/no-file',
    what: `the file has ${size} bytes, more than the ${MAX_BYTES} that a tokenizer may have`,
    why: 'it is another file',
    fix: 'give a vocab.txt or tokenizer.json',
  });
}

import { WordloomError } from '@wordloom/errors';
import type { TokenizerDefinition } from '../definition.ts';
import { formatError } from './format-error.ts';
import { gpt2Definition } from './gpt2.ts';
import { tiktokenDefinition } from './tiktoken.ts';
import { readTokenizerJson } from './tokenizer-json.ts';

type Read = (path: string) => Promise<string | undefined>;

const PAIRS = [
  ['encoder.json', 'vocab.bpe'],
  ['vocab.json', 'merges.txt'],
] as const;

/** The tokenizer in a file or folder, known by names: `tokenizer.json`, two files that belong together, or `cl100k_base.tiktoken`. */
export async function definitionOfFile(path: string, read: Read): Promise<TokenizerDefinition> {
  const slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  const folder = slash < 0 ? '.' : path.slice(0, slash);
  const name = path.slice(slash + 1);
  if (name.endsWith('.tiktoken')) return ranksAt(path, name, read);
  const pair = PAIRS.find((names) => (names as readonly string[]).includes(name));
  const definition = pair
    ? await pairIn(folder, pair, read)
    : ((await jsonAt(path, read)) ?? (await inFolder(path, read)));
  if (definition) return definition;
  throw noFile(path);
}

async function inFolder(path: string, read: Read): Promise<TokenizerDefinition | undefined> {
  const found = await jsonAt(`${path}/tokenizer.json`, read);
  if (found) return found;
  for (const pair of PAIRS) {
    const definition = await pairIn(path, pair, read);
    if (definition) return definition;
  }
  return undefined;
}

async function jsonAt(file: string, read: Read): Promise<TokenizerDefinition | undefined> {
  const text = await read(file);
  return text === undefined ? undefined : placed(file, () => readTokenizerJson(text));
}

async function pairIn(
  folder: string,
  [vocabularyName, mergesName]: readonly [string, string],
  read: Read,
): Promise<TokenizerDefinition | undefined> {
  const vocabulary = await read(`${folder}/${vocabularyName}`);
  const merges = await read(`${folder}/${mergesName}`);
  if (vocabulary === undefined && merges === undefined) return undefined;
  if (vocabulary === undefined || merges === undefined) {
    const missing = vocabulary === undefined ? vocabularyName : mergesName;
    throw formatError(`${missing} is missing beside the other`, { file: `${folder}/${missing}` });
  }
  return placed(`${folder}/${mergesName}`, () => gpt2Definition(vocabulary, merges));
}

async function ranksAt(file: string, name: string, read: Read): Promise<TokenizerDefinition> {
  const pattern = (['r50k', 'p50k', 'cl100k', 'o200k'] as const).find((known) => name.startsWith(known));
  if (!pattern) throw needsPattern(file);
  const text = await read(file);
  if (text === undefined) throw noFile(file);
  return placed(file, () => tiktokenDefinition(text, { pattern }));
}

function placed(file: string, read: () => TokenizerDefinition): TokenizerDefinition {
  try {
    return read();
  } catch (error) {
    throw error instanceof WordloomError ? error.at({ file }) : error;
  }
}

function needsPattern(file: string): WordloomError {
  return new WordloomError({
    code: 'bpe/needs-pattern',
    what: 'a file of tiktoken ranks does not say by which pattern text is cut',
    where: { file },
    fix: "read its text and pass it to Tokenizer.fromTiktoken(text, { pattern: 'cl100k' })",
  });
}

function noFile(file: string): WordloomError {
  return new WordloomError({
    code: 'bpe/no-file',
    what: 'no tokenizer was found there',
    where: { file },
    why: `neither tokenizer.json nor ${PAIRS.map((names) => names.join(' with ')).join(' nor ')} is there`,
    fix: 'give the path of one of these files, or the folder that holds them',
  });
}

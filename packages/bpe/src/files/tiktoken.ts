import { suggest, WordloomError } from '@wordloom/errors';
import type { AddedToken, Splitting, TokenizerDefinition } from '../definition.ts';
import { packBytes } from '../packed-bytes.ts';
import { formatError, quoted } from './format-error.ts';
import { specialToken } from './gpt2.ts';
import { checkId, checkSize } from './limits.ts';

export interface TiktokenOptions {
  /** The pattern that cuts text into pieces, by the name that tiktoken has for it, or any other that JavaScript reads. */
  readonly pattern: 'r50k' | 'p50k' | 'cl100k' | 'o200k' | RegExp;
  /** Ids of special tokens, which the file does not hold. Default: those that belong to the pattern's name. */
  readonly specialTokens?: Readonly<Record<string, number>>;
}

const END_OF_TEXT = '<|endoftext|>';
const PATTERNS: Record<string, { splitting: Splitting; specialTokens: Record<string, number> }> = {
  r50k: { splitting: { scanner: 'gpt2' }, specialTokens: { [END_OF_TEXT]: 50256 } },
  p50k: { splitting: { scanner: 'gpt2' }, specialTokens: { [END_OF_TEXT]: 50256 } },
  cl100k: {
    splitting: { scanner: 'cl100k' },
    specialTokens: {
      [END_OF_TEXT]: 100257,
      '<|fim_prefix|>': 100258,
      '<|fim_middle|>': 100259,
      '<|fim_suffix|>': 100260,
      '<|endofprompt|>': 100276,
    },
  },
  o200k: {
    splitting: { scanner: 'o200k' },
    specialTokens: { [END_OF_TEXT]: 199999, '<|endofprompt|>': 200018 },
  },
};

/** A vocabulary of tiktoken: two tokens merge where their bytes together are one, lowest rank first. */
export function tiktokenDefinition(
  ranks: string,
  { pattern, specialTokens }: TiktokenOptions,
): TokenizerDefinition {
  checkSize(ranks.length, 'the file of ranks');
  const named = typeof pattern === 'string' ? patternNamed(pattern) : undefined;
  const parts = readRanks(ranks);
  const added: AddedToken[] = [];
  for (const [content, id] of Object.entries(specialTokens ?? named?.specialTokens ?? {})) {
    if (parts[checkId(id, content)] !== undefined || added.some((other) => other.id === id)) {
      throw formatError(`the id ${id} of the special token ${quoted(content)} is given twice`);
    }
    added.push(specialToken(id, content));
  }
  return {
    kind: 'byte-level',
    tokens: packBytes(Array.from(parts)),
    wholePieces: true,
    splitting: named?.splitting ?? ofRegExp(pattern as RegExp),
    normalizer: [],
    addPrefixSpace: false,
    added,
    specialInText: 'refuse',
    decoder: 'bytes',
  };
}

function readRanks(text: string): (Uint8Array | undefined)[] {
  const parts: (Uint8Array | undefined)[] = [];
  const lineOfBytes = new Map<string, number>();
  text.split('\n').forEach((raw, i) => {
    const line = i + 1;
    if (raw === '' || raw === '\r') return;
    const match = /^([A-Za-z0-9+/]+={0,2}) (\d{1,7})\r?$/.exec(raw);
    if (!match) throw formatError(`${quoted(raw)} is not a token in base64 and its rank`, { line });
    const [, base64, rank] = match as unknown as [string, string, string];
    const id = checkId(Number(rank), base64, line);
    if (parts[id]) throw formatError(`the rank ${id} is given twice`, { line });
    const before = lineOfBytes.get(base64);
    if (before) throw formatError(`the token ${base64} is given twice: here and in line ${before}`, { line });
    lineOfBytes.set(base64, line);
    try {
      parts[id] = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    } catch {
      throw formatError(`${quoted(base64)} is not base64`, { line });
    }
  });
  if (parts.length === 0) throw formatError('the file of ranks is empty');
  return parts;
}

function patternNamed(name: string) {
  const found = Object.hasOwn(PATTERNS, name) ? PATTERNS[name] : undefined;
  if (found) return found;
  throw new WordloomError({
    code: 'bpe/parameter',
    what: `there is no pattern ${quoted(name)}`,
    where: { parameter: 'pattern' },
    fix: suggest(name, Object.keys(PATTERNS), 'pattern'),
  });
}

/** tiktoken keeps only what its pattern matches. */
function ofRegExp({ source, flags }: RegExp): Splitting {
  return { steps: [{ pattern: source, flags: withUnicode(flags), matches: 'kept' }] };
}

function withUnicode(flags: string): string {
  const kept = flags.replace(/[gy]/g, '');
  return /[uv]/.test(kept) ? kept : `${kept}u`;
}

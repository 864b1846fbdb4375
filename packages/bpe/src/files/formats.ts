import { suggest, WordloomError } from '@wordloom/errors';
import type { TokenizerDefinition } from '../definition.ts';
import { bytesAt } from '../packed-bytes.ts';
import { Vocabulary } from '../vocabulary.ts';
import { mergesOf } from './merges-of.ts';
import { tokenizerJson } from './write-tokenizer-json.ts';

/** `tokenizer.json` holds all; the others the vocabulary and the order of merges alone. */
export type FileFormat = 'tokenizer.json' | 'vocab+merges' | 'gpt2' | 'tiktoken';

const FORMATS: readonly FileFormat[] = ['tokenizer.json', 'vocab+merges', 'gpt2', 'tiktoken'];

/** The files of a format, by name. */
export function filesOf(definition: TokenizerDefinition, format: FileFormat): Record<string, string> {
  switch (format) {
    case 'tokenizer.json':
      return { 'tokenizer.json': tokenizerJson(definition) };
    case 'vocab+merges':
      return vocabularyAndMerges(definition, format, ['vocab.json', 'merges.txt']);
    case 'gpt2':
      return vocabularyAndMerges(definition, format, ['encoder.json', 'vocab.bpe']);
    case 'tiktoken':
      return { 'ranks.tiktoken': tiktokenRanks(definition) };
    default:
      throw new WordloomError({
        code: 'bpe/parameter',
        what: `there is no format ${format as string}`,
        where: { parameter: 'format' },
        fix: suggest(format as string, FORMATS, 'format'),
      });
  }
}

/** These files are read with GPT-2's pattern, so only what has it can be said in them. */
function vocabularyAndMerges(
  definition: TokenizerDefinition,
  format: FileFormat,
  [vocabularyName, mergesName]: readonly [string, string],
): Record<string, string> {
  const { kind, splitting, wholePieces, addPrefixSpace, normalizer } = definition;
  const gpt2 = typeof splitting === 'object' && 'scanner' in splitting && splitting.scanner === 'gpt2';
  if (kind !== 'byte-level' || !gpt2) throw cannotSay(format, 'another pattern than that of GPT-2');
  if (wholePieces || addPrefixSpace || normalizer.length > 0) throw cannotSay(format, 'more than merges');
  const vocabulary = new Vocabulary(definition);
  const ids: Record<string, number> = Object.create(null);
  for (let id = 0; id < vocabulary.size; id++) {
    const token = vocabulary.tokenOf(id);
    if (token !== undefined) ids[token] = id;
  }
  const lines = mergesOf(definition).map(
    ([left, right]) => `${vocabulary.tokenOf(left)} ${vocabulary.tokenOf(right)}`,
  );
  return {
    [vocabularyName]: `${JSON.stringify(ids)}\n`,
    [mergesName]: `#version: 0.2\n${lines.join('\n')}\n`,
  };
}

function tiktokenRanks({ kind, tokens, merges, added }: TokenizerDefinition): string {
  if (kind !== 'byte-level') throw cannotSay('tiktoken', 'tokens of characters');
  for (let i = 5; merges && i < merges.length; i += 3) {
    if (merges[i]! < merges[i - 3]!)
      throw cannotSay('tiktoken', 'merges in another order than that of their ids');
  }
  const addedIds = new Set(added.map(({ id }) => id));
  const lines: string[] = [];
  for (let id = 0; id < tokens.offsets.length - 1; id++) {
    const bytes = bytesAt(tokens, id);
    if (bytes.length > 0 && !addedIds.has(id)) lines.push(`${btoa(String.fromCharCode(...bytes))} ${id}\n`);
  }
  return lines.join('');
}

function cannotSay(format: FileFormat, what: string): WordloomError {
  return new WordloomError({
    code: 'bpe/format-lacks',
    what: `the format ${format} has no way to say ${what}`,
    fix: "save as 'tokenizer.json'",
  });
}

import type { AddedToken, TokenizerDefinition } from '../definition.ts';
import { checkSize } from './limits.ts';
import { mergeIds, readMergesText } from './merges-text.ts';
import { parseJson, readVocabulary } from './vocabulary-json.ts';

/** GPT-2's tokens, and those of others in its format: a byte-level vocabulary, its merges, GPT-2's pattern. */
export function gpt2Definition(encoderJson: string, vocabBpe: string): TokenizerDefinition {
  checkSize(encoderJson.length, 'the vocabulary');
  checkSize(vocabBpe.length, 'the file of merges');
  const { tokens, ids } = readVocabulary(parseJson(encoderJson, 'the vocabulary'), 'byte-level');
  const { pairs, lines } = readMergesText(vocabBpe);
  const added: AddedToken[] = [];
  for (const [content, id] of ids) {
    if (/^<\|.+\|>$/.test(content)) added.push(specialToken(id, content));
  }
  return {
    kind: 'byte-level',
    tokens,
    merges: mergeIds(pairs, (token) => ids.get(token), { lineOf: (rank) => lines[rank]! }),
    wholePieces: false,
    splitting: { scanner: 'gpt2' },
    normalizer: [],
    addPrefixSpace: false,
    added,
    specialInText: 'match',
    decoder: 'bytes',
  };
}

export function specialToken(id: number, content: string): AddedToken {
  return { id, content, special: true, singleWord: false, stripLeft: false, stripRight: false };
}

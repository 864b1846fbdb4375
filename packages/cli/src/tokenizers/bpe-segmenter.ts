import { Tokenizer } from '@wordloom/bpe';
import { piecesBy } from './pieces-by.ts';
import type { Segmenter } from './segmenter.ts';

/** Byte-pair encoding, from a `tokenizer.json`, or two files in a folder. */
export async function bpeSegmenter(path: string): Promise<Segmenter> {
  return segmenterOf(await Tokenizer.fromFile(path), 'BPE');
}

/** From the text of a file of tiktoken's ranks. */
export function tiktokenSegmenter(ranks: string, pattern: TiktokenPattern): Segmenter {
  return segmenterOf(Tokenizer.fromTiktoken(ranks, { pattern }), `BPE (tiktoken, ${pattern})`);
}

export const tiktokenPatterns = ['r50k', 'p50k', 'cl100k', 'o200k'] as const;
export type TiktokenPattern = (typeof tiktokenPatterns)[number];

function segmenterOf(tokenizer: Tokenizer, kind: string): Segmenter {
  return {
    kind,
    vocabularySize: tokenizer.vocabularySize,
    segment: (text) => piecesBy(tokenizer, text),
    label: ({ token, start, end }, bytes) => (start === end ? token : bytesLabel(bytes.subarray(start, end))),
  };
}

/** What stands in the text; where a character is cut, its bytes. */
function bytesLabel(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`,
    ).join('');
  }
}

import { WordloomError } from '@wordloom/errors';
import type { TokenizerDefinition } from '../definition.ts';

/** Writes the symbols that merging begins with, for the piece bytes[start .. end], and gives how many; `into` has room for one more than there are bytes. */
export type Symbols = (bytes: Uint8Array, start: number, end: number, into: Int32Array) => number;

export function symbolsOf(definition: TokenizerDefinition, idOf: (token: string) => number): Symbols {
  return definition.kind === 'byte-level' ? byteSymbols(definition) : characterSymbols(definition, idOf);
}

function byteSymbols({ tokens: { bytes, offsets }, unknown = -1 }: TokenizerDefinition): Symbols {
  const ids = new Int32Array(256).fill(unknown);
  for (let id = offsets.length - 2; id >= 0; id--) {
    if (offsets[id + 1]! - offsets[id]! === 1) ids[bytes[offsets[id]!]!] = id;
  }
  const complete = !ids.includes(-1);
  return (text, start, end, into) => {
    for (let i = start, to = 0; i < end; i++, to++) into[to] = ids[text[i]!]!;
    if (!complete) {
      const missing = into.subarray(0, end - start).indexOf(-1);
      if (missing >= 0) throw noToken(`byte 0x${text[start + missing]!.toString(16).padStart(2, '0')}`);
    }
    return end - start;
  };
}

function characterSymbols(definition: TokenizerDefinition, idOf: (token: string) => number): Symbols {
  const {
    unknown,
    fuseUnknown,
    byteFallback,
    endOfWord,
    endOfWordSuffix = '',
    continuingPrefix = '',
  } = definition;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const encoder = new TextEncoder();
  const hex = (byte: number) => `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`;
  const ofBytes = byteFallback ? Int32Array.from({ length: 256 }, (_, byte) => idOf(hex(byte))) : undefined;

  return (text, start, end, into) => {
    const characters = [...decoder.decode(text.subarray(start, end))];
    if (endOfWord !== undefined) characters.push(endOfWord);
    let count = 0;
    characters.forEach((character, i) => {
      const prefix = i > 0 ? continuingPrefix : '';
      const suffix = i === characters.length - 1 ? endOfWordSuffix : '';
      const id = idOf(prefix + character + suffix);
      if (id >= 0) {
        into[count++] = id;
        return;
      }
      const fallback = ofBytes && Array.from(encoder.encode(character), (byte) => ofBytes[byte]!);
      if (fallback && !fallback.includes(-1)) {
        for (const byte of fallback) into[count++] = byte;
        return;
      }
      if (unknown === undefined) throw noToken(`the character ${JSON.stringify(character)}`);
      if (!(fuseUnknown && count > 0 && into[count - 1] === unknown)) into[count++] = unknown;
    });
    return count;
  };
}

export function noToken(what: string): WordloomError {
  return new WordloomError({
    code: 'bpe/no-token',
    what: `${what} has no token, and the vocabulary has none for what is unknown`,
    why: 'the vocabulary was trained on a text without it',
    fix: 'train with all bytes, or with an unknown token',
  });
}

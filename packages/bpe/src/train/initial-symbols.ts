import { BYTES_BY_CHARACTER } from '../byte-alphabet.ts';
import { tooManyWords } from '../too-many-words.ts';
import type { CountedWords } from './counted-words.ts';
import { HEADER, putHeader, type TrainingWords } from './training-words.ts';

/** Words as the symbols that training begins with, and the texts of these: a character for each byte or code point. */
export interface InitialSymbols {
  readonly words: TrainingWords;
  readonly texts: string[];
}

/** Bytes, all 256 of them, in the order that Hugging Face's trainer gives them. */
export function byteSymbols({ bytes, offsets, counts }: CountedWords): InitialSymbols {
  const symbolOf = new Int32Array(256);
  BYTES_BY_CHARACTER.forEach((byte, symbol) => {
    symbolOf[byte] = symbol;
  });
  const size = offsets.length - 1;
  const words = wordsOf(bytes.length + size * HEADER, size);
  let at = 0;
  for (let i = 0; i < size; i++) {
    const end = offsets[i + 1]!;
    putHeader(words, at, end - offsets[i]!, counts[i]!);
    at += HEADER;
    for (let from = offsets[i]!; from < end; from++) words[at++] = symbolOf[bytes[from]!]!;
  }
  return { words, texts: BYTES_BY_CHARACTER.map((byte) => String.fromCharCode(byte)) };
}

/** Characters, those given and those met, by code point; the symbol that ends every word is the last. */
export function characterSymbols(
  { bytes, offsets, counts }: CountedWords,
  { alphabet, endOfWord }: { alphabet: Iterable<string>; endOfWord: string | undefined },
): InitialSymbols {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const texts = Array.from({ length: offsets.length - 1 }, (_, i) =>
    decoder.decode(bytes.subarray(offsets[i]!, offsets[i + 1]!)),
  );
  const characters = new Set(alphabet);
  for (const text of texts) for (const character of text) characters.add(character);
  if (endOfWord !== undefined) characters.delete(endOfWord);
  const ordered = [...characters].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
  if (endOfWord !== undefined) ordered.push(endOfWord);
  const symbolOf = new Map(ordered.map((character, symbol) => [character, symbol]));

  const lengthOf = (text: string) => [...text].length + +(endOfWord !== undefined);
  const length = texts.reduce((sum, text) => sum + HEADER + lengthOf(text), 0);
  const words = wordsOf(length, texts.length);
  let at = 0;
  texts.forEach((text, i) => {
    putHeader(words, at, lengthOf(text), counts[i]!);
    at += HEADER;
    for (const character of text) words[at++] = symbolOf.get(character)!;
    if (endOfWord !== undefined) words[at++] = symbolOf.get(endOfWord)!;
  });
  return { words, texts: ordered };
}

function wordsOf(length: number, words: number): TrainingWords {
  if (length >= 2 ** 31) throw tooManyWords(words);
  return new Int32Array(length);
}

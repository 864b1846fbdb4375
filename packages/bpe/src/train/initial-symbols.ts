import { BYTES_BY_CHARACTER } from '../byte-alphabet.ts';
import type { CountedWords } from './counted-words.ts';
import type { TrainingWords } from './training-words.ts';

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
  const symbols = new Int32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) symbols[i] = symbolOf[bytes[i]!]!;
  const lengths = new Int32Array(offsets.length - 1);
  for (let i = 0; i < lengths.length; i++) lengths[i] = offsets[i + 1]! - offsets[i]!;
  const words = { symbols, offsets: offsets.slice(0, -1), lengths, counts };
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

  const symbols: number[] = [];
  const starts = new Int32Array(texts.length);
  const lengths = new Int32Array(texts.length);
  texts.forEach((text, i) => {
    starts[i] = symbols.length;
    for (const character of text) symbols.push(symbolOf.get(character)!);
    if (endOfWord !== undefined) symbols.push(symbolOf.get(endOfWord)!);
    lengths[i] = symbols.length - starts[i]!;
  });
  return { words: { symbols: Int32Array.from(symbols), offsets: starts, lengths, counts }, texts: ordered };
}

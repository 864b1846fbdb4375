import { tokenStream } from './token-stream.ts';
import type { TokenizeOptions, Tokens } from './tokens.ts';

/**
 * The tokens of a UTF-8 text, with each line a sentence: lines are what splitting at '\n' gives, empty ones too, so a
 * text that ends in a newline has an empty last sentence. A byte order mark at the start is skipped.
 *
 * @throws WordloomError `tokenize/invalid-utf8` with line and byte when `strict`
 */
export function tokenize(bytes: Uint8Array, options: TokenizeOptions): Tokens {
  const stream = tokenStream(options);
  stream.push(bytes);
  stream.finish();
  return { ...stream.take(), types: stream.types(), replaced: stream.replaced() };
}

import { tokenize } from '../tokenize.ts';
import type { TokenizeOptions, Tokens } from '../tokens.ts';
import { BlockTokenizer } from './block-tokenizer.ts';
import { defaultThreads } from './default-threads.ts';

export interface ThreadedTokenizeOptions extends Pick<TokenizeOptions, 'unit' | 'lowercase' | 'strict'> {
  /** How many threads at most; those of the machine up to 4 when left out. Texts below 16 MiB are tokenized in the calling thread. */
  readonly threads?: number;
}

/**
 * What {@link tokenize} gives, bit for bit, worked out in threads. A text in shared memory is read where it is, another
 * is copied there first; besides text and result, the tokens are held twice for a while (4 bytes each), and the distinct
 * ones once a thread.
 *
 * @throws WordloomError `tokenize/invalid-utf8` with line and byte when `strict`, `tokenize/thread` when a thread fails
 */
export async function tokenizeInThreads(
  text: Uint8Array,
  { threads = defaultThreads(), ...options }: ThreadedTokenizeOptions,
): Promise<Tokens> {
  if (threads < 2) return tokenize(text, options);
  const tokenizer = new BlockTokenizer({ ...options, threads });
  try {
    const sentences = await tokenizer.read(inSharedMemory(text), true);
    return { sentences, ...(await tokenizer.types()) };
  } finally {
    await tokenizer.close();
  }
}

function inSharedMemory(text: Uint8Array): Uint8Array {
  if (text.buffer instanceof SharedArrayBuffer) return text;
  const shared = new Uint8Array(new SharedArrayBuffer(text.length));
  shared.set(text);
  return shared;
}

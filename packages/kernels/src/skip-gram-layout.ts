import { WordloomError } from '@wordloom/errors';
import { BLOCK_TOKENS } from './corpus-blocks.ts';

export interface SkipGramSizes {
  readonly vocabularySize: number;
  readonly dimensions: number;
  readonly window: number;
  readonly negatives: number;
  readonly threads: number;
}

/** Where everything is in the one shared memory: addresses and sizes in bytes. */
export interface SkipGramLayout {
  /** A row of a vector: dimensions up to a multiple of 8, 4 bytes each. */
  readonly rowBytes: number;
  readonly inputRows: number;
  readonly outputRows: number;
  readonly keepLimits: number;
  readonly aliasTable: number;
  /** The first thread's scratch; the next thread's is `scratchBytes` further. */
  readonly scratch: SkipGramScratch;
  readonly scratchBytes: number;
  /** All of it, whole pages of 64 KiB. */
  readonly bytes: number;
}

export interface SkipGramScratch {
  /** One block of the corpus. */
  readonly tokens: number;
  readonly sentence: number;
  /** Kept words that fit; longer sentences pass through in pieces. */
  readonly sentenceCapacity: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly scores: number;
  readonly column: number;
  readonly sums: number;
}

const PAGE = 65_536;
const MOST_BYTES = 2 ** 32;
const LINE = 64; // bytes of a cache line: threads share none of their scratch

/**
 * The shared memory that training takes, known before any of it is allocated. The corpus is not part of it.
 *
 * @throws WordloomError `kernels/memory` when that is above 4 GiB, the most a WebAssembly memory holds
 */
export function skipGramLayout(sizes: SkipGramSizes): SkipGramLayout {
  const { vocabularySize, dimensions, window, negatives, threads } = sizes;
  const rowBytes = 32 * Math.ceil(dimensions / 8);
  const mostInputs = 2 * window; // even, so that an odd number of inputs leaves place for the copy of the last
  const mostOutputs = 4 * Math.ceil((1 + negatives) / 4);
  const sentenceCapacity = 1024 + 4 * window;

  let end = PAGE; // the first page holds the kernels' own constants
  const take = (bytes: number) => {
    const at = end;
    end += LINE * Math.ceil(bytes / LINE);
    return at;
  };
  const inputRows = take(vocabularySize * rowBytes);
  const outputRows = take(vocabularySize * rowBytes);
  const keepLimits = take(4 * vocabularySize);
  const aliasTable = take(8 * vocabularySize);
  const scratch = {
    tokens: take(4 * BLOCK_TOKENS),
    sentence: take(4 * sentenceCapacity),
    sentenceCapacity,
    inputs: take(4 * mostInputs),
    outputs: take(4 * mostOutputs),
    scores: take(4 * mostInputs * mostOutputs),
    column: take(32 * mostInputs),
    sums: take(32 * 12),
  };
  const scratchBytes = end - scratch.tokens;
  end += scratchBytes * (threads - 1);

  const bytes = PAGE * Math.ceil(end / PAGE);
  if (bytes > MOST_BYTES) throw tooLarge(sizes, bytes);
  return {
    rowBytes,
    inputRows,
    outputRows,
    keepLimits,
    aliasTable,
    scratch,
    scratchBytes,
    bytes,
  };
}

function tooLarge(sizes: SkipGramSizes, bytes: number): WordloomError {
  const gigabytes = (count: number) => `${(count / 2 ** 30).toFixed(1)} GiB`;
  return new WordloomError({
    code: 'kernels/memory',
    what: `training needs ${gigabytes(bytes)}, and a WebAssembly memory holds ${gigabytes(MOST_BYTES)}`,
    why: `it holds 2 x ${sizes.vocabularySize} vectors of ${sizes.dimensions} dimensions`,
    fix: 'raise the minimum frequency of the vocabulary, or use fewer dimensions',
  });
}

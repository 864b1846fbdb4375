import { keepLimits, sentence, sentenceCapacity, tokens, window } from './memory';
import { positionBits } from './random';

const LAST: u32 = 1 << 31;
/** Tokens of a block (BLOCK_TOKENS of src/corpus-blocks.ts). */
const BLOCK: u32 = 4096;

/** Tokens before it have been read. */
export let position: u32 = 0;
/** Kept words in the scratch, and the first of them that is still to be a center. */
export let count: u32 = 0;
export let center: u32 = 0;

/** The block that is in the scratch. */
let block: u32 = u32.MAX_VALUE;
let end: u32 = 0;
let beyond: u32 = 0;
let ended: bool = false;

/**
 * Starts at a token, with the last kept words of its sentence before it, as many as a window takes, in the scratch.
 */
export function startReading(from: u32, to: u32): void {
  position = from;
  end = to;
  count = 0;
  beyond = u32.MAX_VALUE;
  let wanted = window;
  while (wanted > 0 && position > 0) {
    const token = tokenAt(position - 1);
    if (token & LAST) break;
    position--;
    if (keeps(token, position)) wanted--;
  }
  while (position < from) readToken();
  center = count;
}

/**
 * Reads kept words of one sentence until it ends, or the scratch is full, or the words of this chunk have their
 * contexts.
 *
 * @returns the index in the scratch up to which words may be centers now: their contexts are there
 */
export function readSentence(): u32 {
  ended = false;
  while (!ended && count < sentenceCapacity) {
    if (position >= end && beyond == u32.MAX_VALUE) beyond = count;
    if (position >= end && count - beyond >= window) ended = true;
    else ended = (readToken() & LAST) != 0;
  }
  return min(beyond, ended ? count : count - window);
}

/**
 * After the centers up to `done`: makes place for the rest of the sentence or the next one; false at the end of the
 * chunk.
 */
export function readOn(done: u32): bool {
  const left = ended ? count : done - window;
  memory.copy(sentence, sentence + (left << 2), (count - left) << 2);
  count -= left;
  center = done - left;
  if (beyond != u32.MAX_VALUE) beyond -= left;
  return !ended || position < end;
}

function readToken(): u32 {
  const token = tokenAt(position);
  store<u32>(sentence + (count << 2), token & ~LAST);
  count += u32(keeps(token & ~LAST, position++));
  return token;
}

/** The host copies a block of the corpus, which need not fit in this memory, to `tokens`. */
@external('env', 'readBlock')
declare function readBlock(block: u32): void;

@inline
function tokenAt(at: u32): u32 {
  if (at / BLOCK != block) {
    block = at / BLOCK;
    readBlock(block);
  }
  return load<u32>(tokens + (at % BLOCK << 2));
}

/** A function of the token's position and the epoch alone, so that every chunk sees the same kept words. */
@inline
function keeps(word: u32, at: u32): bool {
  return positionBits(at) < load<u32>(keepLimits + (<usize>word << 2));
}

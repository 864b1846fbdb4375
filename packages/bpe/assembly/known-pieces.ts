// Counts the pieces of text that are known, and stops at the first that is not. Pieces are those of the patterns of GPT-2
// and of cl100k, which are in src/split.
//
// 64 bytes at a time become bits, a word for each class of characters, and of those the bits where pieces begin: no branch
// depends on a character (the way of simdjson, Langdale and Lemire 2019).

// The memory, laid out as src/train/known-pieces.ts has it.
const ANSWER: usize = 0x8000; // the slot for a piece that is not known, then its key
const TABLE: usize = 0x20000;
const SLOT_BITS: u64 = 17;
const SLOT: usize = 32; // a key of sixteen bytes, a count, eight unused
const COUNT: usize = 16;
const LONGEST: usize = 16;
const LAST_SLOT: usize = TABLE + (1 << <usize>SLOT_BITS) * SLOT;

const BLOCK: usize = 64;
/** A piece ends where the next two bytes are known too: "'ll" is told from "'l" by its third byte. */
const AHEAD: usize = 2;

/** Of sixteen bytes read as two words, those that belong to 0 .. 16 bytes. */
const KEY_MASKS = memory.data<u64>([
  0, 0, 0xff, 0, 0xffff, 0, 0xffffff, 0, 0xffffffff, 0, 0xffffffffff, 0, 0xffffffffffff, 0, 0xffffffffffffff, 0,
  0xffffffffffffffff, 0, 0xffffffffffffffff, 0xff, 0xffffffffffffffff, 0xffff, 0xffffffffffffffff, 0xffffff,
  0xffffffffffffffff, 0xffffffff, 0xffffffffffffffff, 0xffffffffff, 0xffffffffffffffff, 0xffffffffffff,
  0xffffffffffffffff, 0xffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
]);

/**
 * Counts from `at` on; where the first piece begins that is not known, is not of ASCII alone, has more than sixteen bytes, or
 * ends within two bytes of `end`. `at` must be where a piece begins. In `lines`, what follows a newline is a text of its own.
 */
export function countKnown(at: usize, end: usize, lines: bool, cl100k: bool): usize {
  store<u32>(ANSWER, 0);
  while (at < end) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    const letters = bits(letter(a), letter(b), letter(c), letter(d));
    const digits = bits(inRange(a, 0x30, 10), inRange(b, 0x30, 10), inRange(c, 0x30, 10), inRange(d, 0x30, 10));
    const visible = bits(inRange(a, 0x21, 94), inRange(b, 0x21, 94), inRange(c, 0x21, 94), inRange(d, 0x21, 94));
    const spaces = bits(equal(a, 0x20), equal(b, 0x20), equal(c, 0x20), equal(d, 0x20));
    const white = spaces | bits(inRange(a, 9, 5), inRange(b, 9, 5), inRange(c, 9, 5), inRange(d, 9, 5));
    const newlines = bits(equal(a, 0x0a), equal(b, 0x0a), equal(c, 0x0a), equal(d, 0x0a));
    const quotes = bits(equal(a, 0x27), equal(b, 0x27), equal(c, 0x27), equal(d, 0x27));
    const symbols = visible & ~(letters | digits);
    const ends = lines ? newlines : 0;
    const symbol = symbols & ~(symbols << 1) & ~(spaces << 1);
    let hard = ~(visible | white);
    let starts = symbol | (ends << 1);
    if (cl100k) {
      const returns = newlines | bits(equal(a, 0x0d), equal(b, 0x0d), equal(c, 0x0d), equal(d, 0x0d));
      const blanks = white & ~returns;
      // Newlines go with the symbols before them: adding one to a run of bits clears it.
      const run = returns & ~(ends << 1);
      const rest = white & ~(run & ~(run + (run & (symbols << 1))));
      // A blank, or one symbol, goes with the letters behind it.
      starts |= (letters & ~(letters << 1) & ~((blanks | symbol) << 1)) | (digits & ~(digits << 1));
      starts |= (rest & ~(rest << 1)) | (blanks & (visible >> 1));
      // Left to the scanner: more than three digits, and newlines before blanks.
      hard |= digits & (digits << 1) & (digits << 2) & (digits << 3);
      hard |= blanks & (returns << 1) & ~(ends << 1);
    } else {
      starts |= ((letters & ~(letters << 1)) | (digits & ~(digits << 1))) & ~(spaces << 1);
      starts |= (white & ~(white << 1)) | (white & ~ends & (visible >> 1));
    }
    const contractions = symbol & quotes;
    if (contractions !== 0) starts = pastContractions(at, starts, contractions, cl100k ? 0x20 : 0);

    const left = end - at;
    const decided = left >= BLOCK ? ones(BLOCK - AHEAD) : left > AHEAD ? ones(left - AHEAD) : 0;
    starts &= decided & ((hard & (0 - hard)) - 1) & ~1;
    let start: usize = 0;
    while (starts !== 0) {
      const past = <usize>ctz(starts);
      starts &= starts - 1;
      if (past - start > LONGEST || !count(at + start, past - start)) return at + start;
      start = past;
    }
    at += start;
    if (start === 0 || left < BLOCK || hard !== 0) break;
  }
  return at;
}

/** Starts of pieces with those after a contraction in place of those after its quote; `fold` makes letters small. */
function pastContractions(at: usize, starts: u64, quotes: u64, fold: u8): u64 {
  for (; quotes !== 0; quotes &= quotes - 1) {
    const quote = ctz(quotes);
    const length = contractionLength(at + <usize>quote, fold);
    if (length > 0) starts = (starts & ~(<u64>2 << quote)) | ((<u64>1 << quote) << length);
  }
  return starts;
}

/** Bytes of a contraction that begins at a quote, or 0. */
function contractionLength(at: usize, fold: u8): u64 {
  const first = load<u8>(at, 1) | fold;
  if (first === 0x73 || first === 0x74 || first === 0x6d || first === 0x64) return 2;
  const second = load<u8>(at, 2) | fold;
  return second === 0x65 ? (first === 0x72 || first === 0x76 ? 3 : 0) : first === 0x6c && second === 0x6c ? 3 : 0;
}

@inline
function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u64>i8x16.bitmask(a) | (<u64>i8x16.bitmask(b) << 16);
  return low | (<u64>i8x16.bitmask(c) << 32) | (<u64>i8x16.bitmask(d) << 48);
}

@inline
function letter(bytes: v128): v128 {
  return inRange(v128.or(bytes, i8x16.splat(0x20)), 0x61, 26);
}

@inline
function inRange(bytes: v128, first: i8, size: i8): v128 {
  return i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(first)), i8x16.splat(size));
}

@inline
function equal(bytes: v128, byte: i8): v128 {
  return i8x16.eq(bytes, i8x16.splat(byte));
}

@inline
function ones(count: usize): u64 {
  return (<u64>1 << <u64>count) - 1;
}

/** Adds one to the count of a piece; false, with an answer, where it is not known. */
@inline
function count(at: usize, length: usize): bool {
  const low = load<u64>(at) & load<u64>(KEY_MASKS + (length << 4));
  const high = load<u64>(at, 8) & load<u64>(KEY_MASKS + (length << 4), 8);
  const hash = (low ^ (high * 0x9e3779b97f4a7c15)) * 0xd6e8feb86659fd93;
  let slot = TABLE + <usize>(hash >> (64 - SLOT_BITS)) * SLOT;
  for (;;) {
    const known = load<u64>(slot);
    if (((known ^ low) | (load<u64>(slot, 8) ^ high)) === 0) {
      store<f64>(slot, load<f64>(slot, COUNT) + 1, COUNT);
      return true;
    }
    if (known === 0) break; // no piece begins with a byte of zero
    slot += SLOT;
    if (slot === LAST_SLOT) slot = TABLE;
  }
  store<u32>(ANSWER, <u32>slot);
  store<u64>(ANSWER, low, 8);
  store<u64>(ANSWER, high, 16);
  return false;
}

// Where everything is in the shared memory. The host lays it out (src/skip-gram-layout.ts) and says so once.

/** Input and output vectors: one row a word, rowBytes long, a multiple of 32, zeros after the last dimension. */
export let inputRows: usize = 0;
export let outputRows: usize = 0;
export let rowBytes: usize = 0;
export let vocabularySize: u32 = 0;

/** u32 a word: kept where a draw of 31 bits is below it. */
export let keepLimits: usize = 0;

/** Two u32 a word: it is itself where a draw of 32 bits is below the first, else the word in the second. */
export let aliasTable: usize = 0;
export let negatives: u32 = 0;

export let window: u32 = 0;
/**
 * This thread's own: a block of the corpus (u32 a token: the word id, with the top bit on the last token of a
 * sentence), kept words (u32), addresses of the rows of one window (u32), scores (f32), one column of the
 * inputs (32 bytes each), the sums of twelve scores before they are added up (32 bytes each).
 */
export let tokens: usize = 0;
export let sentence: usize = 0;
export let sentenceCapacity: u32 = 0;
export let inputs: usize = 0;
export let outputs: usize = 0;
export let scores: usize = 0;
export let column: usize = 0;
export let sums: usize = 0;

export function setVectors(input: usize, output: usize, bytes: usize, words: u32): void {
  inputRows = input;
  outputRows = output;
  rowBytes = bytes;
  vocabularySize = words;
}

export function setKeepLimits(limits: usize): void {
  keepLimits = limits;
}

export function setNegatives(table: usize, count: u32): void {
  aliasTable = table;
  negatives = count;
}

export function setScratch(
  words: u32, tokensAt: usize, sentenceAt: usize, capacity: u32, inputsAt: usize, outputsAt: usize, scoresAt: usize,
  columnAt: usize, sumsAt: usize,
): void {
  window = words;
  tokens = tokensAt;
  sentence = sentenceAt;
  sentenceCapacity = capacity;
  inputs = inputsAt;
  outputs = outputsAt;
  scores = scoresAt;
  column = columnAt;
  sums = sumsAt;
}

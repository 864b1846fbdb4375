import { randomStream } from '@wordloom/random';

/** Sentences of ten words, of the words 1 to 5 or of the words 6 to 10. */
export function twoTopics() {
  const random = randomStream(1);
  const word = (_: unknown, i: number) => 1 + random.below(5) + (Math.floor(i / 10) % 2) * 5;
  const corpus = {
    values: Int32Array.from({ length: 10_000 }, word),
    offsets: Int32Array.from({ length: 1001 }, (_, s) => 10 * s),
  };
  const counts = Uint32Array.from(
    { length: 11 },
    (_, id) => corpus.values.filter((value) => value === id).length,
  );
  const names = ['<unk>', 'a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'b3', 'b4', 'b5'];
  return { corpus, names, words: { counts, reserved: Uint8Array.from(counts, (_, id) => Number(id === 0)) } };
}

import { EntryQueue } from './entry-queue.ts';
import { grown, START } from './growth.ts';
import { Occurrences } from './occurrences.ts';
import { PairCounts } from './pair-counts.ts';
import { countOf, HEADER, type TrainingWords } from './training-words.ts';

export type Ties = 'first-seen' | 'smallest-ids';

export interface Merge {
  readonly left: number;
  readonly right: number;
  readonly result: number;
}

const WORD = 2 ** 20; // a word's place in a key, above its characters

/**
 * Finds merges one after the other: of the pair with the highest count, among equals that of the smallest ids (Hugging Face's rule,
 * its queue with counts that may be old included), or the one met first when words are scanned in their order.
 */
export class MergeTrainer {
  readonly texts: string[];
  readonly #ids: Map<string, number>;
  readonly #lengths: number[];
  readonly #words: TrainingWords;
  readonly #firstSeen: boolean;
  readonly #minCount: number;
  readonly #pairs = new PairCounts();
  readonly #occurrences = new Occurrences();
  readonly #queue = new EntryQueue((entry) => this.#countOf(entry));
  readonly #offer = (entry: number) => {
    const count = this.#countOf(entry);
    if (count > 0) this.#queue.offer(entry, count, this.#keyOf(entry));
  };
  // What the merge under way brings about: pairs and the words they stand in.
  #newPairs = new Int32Array(START);
  #newWords = new Int32Array(START);
  #newCount = 0;

  /** @param texts of the symbols that the words are made of, each with as many characters as it covers */
  constructor(
    words: TrainingWords,
    texts: readonly string[],
    { ties, minFrequency }: { ties: Ties; minFrequency: number },
  ) {
    this.#words = words;
    this.texts = [...texts];
    this.#ids = new Map(texts.map((text, id) => [text, id]));
    this.#lengths = texts.map(() => 1);
    this.#firstSeen = ties === 'first-seen';
    this.#minCount = Math.max(1, minFrequency);
    this.#countPairs();
  }

  /** The next merge, done in all words; undefined where no pair is frequent enough. */
  next(): Merge | undefined {
    const entry = this.#takeFirst();
    if (entry === undefined) return undefined;
    const pair = this.#occurrences.pairs[entry]!;
    const left = this.#pairs.lefts[pair]!;
    const right = this.#pairs.rights[pair]!;
    const result = this.#resultOf(left, right);
    this.#newCount = 0;
    if (this.#firstSeen) {
      for (let each = this.#occurrences.lastOf(pair); each >= 0; each = this.#occurrences.befores[each]!) {
        this.#mergeEntry(each, left, right, result);
        this.#occurrences.lengths[each] = 0;
      }
      this.#pairs.counts[pair] = 0;
    } else this.#mergeEntry(entry, left, right, result);
    this.#occurrences.add(this.#newPairs, this.#newWords, this.#newCount, this.#pairs, this.#offer);
    return { left, right, result };
  }

  #countOf(entry: number): number {
    return this.#pairs.counts[this.#occurrences.pairs[entry]!]!;
  }

  /** The entry whose turn it is: one with an old count, or an old first place, goes back to where it belongs. */
  #takeFirst(): number | undefined {
    const queue = this.#queue;
    while (queue.settle()) {
      const entry = queue.entry;
      const count = this.#countOf(entry);
      const key = this.#firstSeen && count > 0 ? this.#keyOf(entry) : queue.keyOf(entry);
      if (key === Number.POSITIVE_INFINITY) queue.drop();
      else if (count !== queue.count || key !== queue.keyOf(entry)) queue.change(count, key);
      else if (count < this.#minCount) return undefined;
      else {
        queue.drop();
        return entry;
      }
    }
    return undefined;
  }

  #keyOf(entry: number): number {
    const pair = this.#occurrences.pairs[entry]!;
    if (!this.#firstSeen) return this.#pairs.lefts[pair]! * 2 ** 26 + this.#pairs.rights[pair]!;
    return this.#firstPlace(entry, this.#pairs.lefts[pair]!, this.#pairs.rights[pair]!);
  }

  /** Word and character of the first occurrence that is left; it never moves to the left, so an old one is a lower bound. */
  #firstPlace(entry: number, left: number, right: number): number {
    const { starts, lengths, words } = this.#occurrences;
    const symbols = this.#words;
    for (; lengths[entry]! > 0; starts[entry]!++, lengths[entry]!--) {
      const word = words[starts[entry]!]!;
      let character = 0;
      const end = word + HEADER + symbols[word]! - 1;
      for (let i = word + HEADER; i < end; i++) {
        if (symbols[i] === left && symbols[i + 1] === right) return word * WORD + character;
        character += this.#lengths[symbols[i]!]!;
      }
    }
    return Number.POSITIVE_INFINITY;
  }

  #resultOf(left: number, right: number): number {
    const text = this.texts[left]! + this.texts[right]!;
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    this.#ids.set(text, this.texts.length);
    this.#lengths.push(this.#lengths[left]! + this.#lengths[right]!);
    return this.texts.push(text) - 1;
  }

  #countPairs(): void {
    const symbols = this.#words;
    const pairs = this.#pairs;
    let length = 0;
    const positions = new Int32Array(symbols.length);
    const words = new Int32Array(symbols.length);
    for (let word = 0; word < symbols.length; word += HEADER + symbols[word]!) {
      const end = word + HEADER + symbols[word]! - 1;
      const count = countOf(symbols, word);
      pairs.reserve(symbols[word]!);
      for (let i = word + HEADER; i < end; i++) {
        const pair = pairs.idOf(symbols[i]!, symbols[i + 1]!);
        pairs.counts[pair]! += count;
        positions[length] = pair;
        words[length++] = word;
      }
    }
    this.#queue.setThreshold(pairs.counts.subarray(0, pairs.size));
    this.#occurrences.add(positions, words, length, pairs, this.#offer);
  }

  #mergeEntry(entry: number, left: number, right: number, result: number): void {
    const { starts, lengths, words } = this.#occurrences;
    const end = starts[entry]! + lengths[entry]!;
    for (let i = starts[entry]!; i < end; i++) this.#mergeWord(words[i]!, left, right, result);
  }

  #mergeWord(word: number, left: number, right: number, result: number): void {
    const symbols = this.#words;
    const start = word + HEADER;
    const end = start + symbols[word]!;
    const last = end - 1;
    let from = start;
    while (from < last && !(symbols[from] === left && symbols[from + 1] === right)) from++;
    if (from >= last) return;
    const pairs = this.#pairs;
    pairs.reserve(4 * symbols[word]!);
    const { counts } = pairs;
    this.#reserveNew(2 * symbols[word]!);
    const count = countOf(symbols, word);
    let to = from;
    while (from < end) {
      const symbol = symbols[from]!;
      if (symbol !== left || from >= last || symbols[from + 1] !== right) {
        symbols[to++] = symbol;
        from++;
        continue;
      }
      if (to > start) {
        const before = symbols[to - 1]!;
        counts[pairs.idOf(before, left)]! -= count;
        this.#addNew(pairs.idOf(before, result), word, count);
      }
      if (from + 2 < end) {
        const after = symbols[from + 2]!;
        counts[pairs.idOf(right, after)]! -= count;
        this.#addNew(pairs.idOf(result, after), word, count);
      }
      symbols[to++] = result;
      from += 2;
    }
    symbols[word] = to - start;
  }

  #addNew(pair: number, word: number, count: number): void {
    this.#pairs.counts[pair]! += count;
    this.#newPairs[this.#newCount] = pair;
    this.#newWords[this.#newCount++] = word;
  }

  #reserveNew(more: number): void {
    if (this.#newCount + more <= this.#newPairs.length) return;
    const capacity = 2 * (this.#newCount + more);
    this.#newPairs = grown(this.#newPairs, capacity);
    this.#newWords = grown(this.#newWords, capacity);
  }
}

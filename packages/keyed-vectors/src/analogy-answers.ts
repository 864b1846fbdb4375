import { cosineBlocks, cosineError, type SearchableRows } from './cosine-blocks.ts';
import { exactCosine } from './exact-cosine.ts';
import { TopRows } from './top-rows.ts';

/** Rows of a, b and c in "a is to b as c is to ...". */
export type QuestionRows = readonly [a: number, b: number, c: number];

/** Distinct words that questions answered together are made of. */
const wordsAtOnce = 1024;

/**
 * For each question the rows with the largest cos(b) - cos(a) + cos(c), exactly, by a scan over all rows. Cosines to each word are
 * computed once for all questions it is in: the 19,544 of Google's set are made of 905 words.
 *
 * @param isAnswer whether a row may answer a question
 * @returns one a question, best first
 */
export function answerAnalogies(
  rows: SearchableRows,
  questions: readonly QuestionRows[],
  { topN, isAnswer }: { topN: number; isAnswer(row: number, question: QuestionRows): boolean },
): TopRows[] {
  const tops = questions.map(() => new TopRows(topN));
  for (let first = 0, end = 0; first < questions.length; first = end) {
    const places = new Map<number, number>(); // of words among the targets, by row
    while (end < questions.length && places.size + 3 <= wordsAtOnce) {
      for (const row of questions[end++]!) if (!places.has(row)) places.set(row, places.size);
    }
    answerTogether(rows, [...places.keys()], questions.slice(first, end), {
      place: (row) => places.get(row)!,
      tops: tops.slice(first, end),
      isAnswer,
    });
  }
  return tops;
}

function answerTogether(
  rows: SearchableRows,
  words: readonly number[],
  questions: readonly QuestionRows[],
  {
    place,
    tops,
    isAnswer,
  }: {
    place(row: number): number;
    tops: readonly TopRows[];
    isAnswer(row: number, question: QuestionRows): boolean;
  },
): void {
  const error = 4 * cosineError(rows.dimensions); // of three cosines, and of adding them
  const targets = words.map((row) => unitVector(rows, row));
  const placed = questions.map((question) => question.map(place) as unknown as QuestionRows);
  for (const block of cosineBlocks(rows, targets)) {
    questions.forEach((question, i) => {
      const top = tops[i]!;
      const [a, b, c] = placed[i]!;
      const nextAbove = block.analogy(a, b, c);
      let row = nextAbove(block.firstRow, top.floor - error);
      while (row < block.endRow) {
        const cosine = (target: number) => exactCosine(rows, row, targets[target]!);
        const score = cosine(b) - cosine(a) + cosine(c);
        if (score > top.floor && isAnswer(row, question)) top.offer(row, score);
        row = nextAbove(row + 1, top.floor - error);
      }
    });
  }
}

function unitVector({ vectors, dimensions, inverseNorms }: SearchableRows, row: number): Float64Array {
  const vector = vectors.subarray(row * dimensions, (row + 1) * dimensions);
  return Float64Array.from(vector, (value) => value * inverseNorms[row]!);
}

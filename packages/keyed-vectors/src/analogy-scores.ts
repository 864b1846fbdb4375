import { accuracy } from '@wordloom/eval';
import { answerAnalogies, type QuestionRows } from './analogy-answers.ts';
import type { SearchableRows } from './cosine-blocks.ts';
import type { Coverage } from './coverage.ts';
import { FoldedWords, type WordOptions } from './folded-words.ts';

/** Questions of one kind: a is to b as c is to d. */
export interface AnalogyQuestions {
  readonly name: string;
  readonly questions: readonly (readonly [a: string, b: string, c: string, d: string])[];
}

export interface AnalogyScore {
  /** Share of the known questions whose answer comes first, 0 to 1; NaN where none is known. */
  readonly top1: number;
  /** Share of those whose answer is among the first five. */
  readonly top5: number;
  /** In questions. */
  readonly coverage: Coverage;
}

export interface AnalogyScores {
  readonly sections: readonly ({ readonly name: string } & AnalogyScore)[];
  /** Over the questions of all sections. */
  readonly total: AnalogyScore;
}

const candidates = 5;

/** Answers each question and counts how often the answer is d. */
export function scoreAnalogies(
  words: readonly string[],
  rows: SearchableRows,
  sections: readonly AnalogyQuestions[],
  { skip, ...options }: WordOptions & { skip: Uint8Array },
): AnalogyScores {
  const known = new FoldedWords(words, options);
  const asked = sections.map(({ questions }) => knownQuestions(questions, known));
  const all = asked.flat();
  const tops = answerAnalogies(
    firstRows(rows, known.rows),
    all.map(([a, b, c]): QuestionRows => [a, b, c]),
    {
      topN: candidates,
      isAnswer: (row, question) => skip[row] === 0 && !question.includes(known.firstOf(row)),
    },
  );
  const predicted = new Int32Array(all.length * candidates).fill(-1);
  tops.forEach(({ rows, size }, i) => {
    for (let at = 0; at < size; at++) predicted[i * candidates + at] = known.firstOf(rows[at]!);
  });
  const answers = Int32Array.from(all, ([, , , d]) => d);

  const score = (first: number, end: number, total: number): AnalogyScore => {
    const given = predicted.subarray(first * candidates, end * candidates);
    const right = answers.subarray(first, end);
    return {
      top1: accuracy(given, right),
      top5: accuracy(given, right, { top: candidates }),
      coverage: { known: end - first, total },
    };
  };
  let first = 0;
  const scores = sections.map(({ name, questions }, i) => {
    const end = first + asked[i]!.length;
    const scored = { name, ...score(first, end, questions.length) };
    first = end;
    return scored;
  });
  const total = sections.reduce((sum, { questions }) => sum + questions.length, 0);
  return { sections: scores, total: score(0, all.length, total) };
}

type Rows = readonly [a: number, b: number, c: number, d: number];

function knownQuestions(questions: AnalogyQuestions['questions'], known: FoldedWords): Rows[] {
  const rows = questions.map((words) => words.map((word) => known.find(word)));
  return rows.filter((row) => !row.includes(undefined)) as unknown as Rows[];
}

function firstRows({ vectors, dimensions, inverseNorms }: SearchableRows, rows: number): SearchableRows {
  return {
    vectors: vectors.subarray(0, rows * dimensions),
    dimensions,
    inverseNorms: inverseNorms.subarray(0, rows),
  };
}

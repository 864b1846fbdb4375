import { formatError, textLines } from './text-lines.ts';

/** Words a, b, c, d of "a is to b as c is to d". */
export type Analogy = readonly [a: string, b: string, c: string, d: string];

export interface AnalogySection {
  /** Such as `capital-common-countries`; those that start with `gram` are of grammar, the others of meaning. */
  readonly name: string;
  readonly questions: readonly Analogy[];
}

/**
 * An analogy set in the form of word2vec's `questions-words.txt`: a section starts with a line `: name`, each other line is
 * four words. Words as they are written there, capitals included.
 *
 * @param file its name, for errors
 * @throws WordloomError `datasets/format` with file and line
 */
export function readAnalogies(bytes: Uint8Array, file: string): AnalogySection[] {
  const sections: { name: string; questions: Analogy[] }[] = [];
  for (const line of textLines(bytes, file)) {
    if (line.fields[0] === ':') {
      sections.push({ name: line.fields.slice(1).join(' '), questions: [] });
      continue;
    }
    const section = sections.at(-1);
    if (!section) throw formatError(file, line, "a section's name, `: name`, before the first question");
    if (line.fields.length !== 4) throw formatError(file, line, 'four words');
    section.questions.push(line.fields as unknown as Analogy);
  }
  return sections;
}

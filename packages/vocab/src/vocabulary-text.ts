import { WordloomError } from '@wordloom/errors';
import { packStrings } from '@wordloom/schema';
import { Vocabulary } from './vocabulary.ts';

const RESERVED = 'reserved';

/**
 * A vocabulary as text, a line for each id in order: word, tab, count, and for reserved tokens a tab and `reserved`. A tab,
 * line end or backslash in a word is written \t, \n, \r, \\.
 */
export function formatVocabulary(vocabulary: Vocabulary): string {
  let text = '';
  for (let id = 0; id < vocabulary.size; id++) {
    const mark = vocabulary.reserved[id] === 1 ? `\t${RESERVED}` : '';
    text += `${escapeWord(vocabulary.word(id))}\t${vocabulary.counts[id]}${mark}\n`;
  }
  return text;
}

/**
 * Reads what {@link formatVocabulary} wrote.
 *
 * @throws WordloomError `vocab/format` with the line
 */
export function parseVocabulary(text: string): Vocabulary {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const firstLine = new Map<string, number>();
  const counts = new Uint32Array(lines.length);
  const reserved = new Uint8Array(lines.length);
  lines.forEach((line, id) => {
    const [word = '', count = '', mark] = line.split('\t');
    if (!/^\d+$/.test(count) || Number(count) >= 2 ** 32)
      throw badLine(id, `'${line}' is not a word, a tab and a count`);
    if (mark !== undefined && mark !== RESERVED)
      throw badLine(id, `'${mark}' stands where only '${RESERVED}' may`);
    const before = firstLine.get(word);
    if (before !== undefined) throw badLine(id, `'${word}' is there again, first in line ${before}`);
    firstLine.set(word, id + 1);
    counts[id] = Number(count);
    reserved[id] = Number(mark === RESERVED);
  });
  return new Vocabulary({ words: packStrings([...firstLine.keys()].map(unescapeWord)), counts, reserved });
}

const escapes: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };
const unescapes = new Map(Object.entries(escapes).map(([character, escaped]) => [escaped, character]));

function escapeWord(word: string): string {
  return word.replace(/[\t\n\r\\]/g, (character) => escapes[character]!);
}

function unescapeWord(word: string): string {
  return word.replace(/\\[tnr\\]/g, (escaped) => unescapes.get(escaped)!);
}

function badLine(id: number, what: string): WordloomError {
  return new WordloomError({
    code: 'vocab/format',
    what,
    where: { line: id + 1 },
    why: 'the file is no vocabulary, or was edited',
    fix: 'write it with formatVocabulary',
  });
}

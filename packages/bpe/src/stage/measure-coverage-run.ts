import { WordloomError } from '@wordloom/errors';
import { implement } from '@wordloom/stage';
import { Tokenizer } from '../tokenizer.ts';
import { firstTokens } from './first-tokens.ts';
import { measureCoverage as stage } from './measure-coverage.ts';
import { textLines } from './text-lines.ts';

export default implement(stage, async ({ inputs, outputs, parameters, report, signal }) => {
  const { definition, vocabularySize } = Tokenizer.fromJSON(
    new TextDecoder().decode(await inputs.tokenizer.read()),
  );
  const words = await countWords(inputs.text.chunks(), definition.kind === 'byte-level');
  const least = vocabularySize - (definition.merges?.length ?? 0) / 3;
  const smaller = parameters.sizes.filter((size) => size >= least && size < vocabularySize);
  const sizes = [...new Set(smaller), vocabularySize].sort((a, b) => a - b);

  const rows = sizes.map((size, i) => {
    signal.throwIfAborted();
    report.progress({ done: i, total: sizes.length, unit: 'sizes' });
    return { size, ...measure(new Tokenizer(firstTokens(definition, size)), words) };
  });
  const whole = rows.at(-1)!;
  report.metric('tokens a word', whole.tokensPerWord);
  report.metric('bytes a token', whole.bytesPerToken);
  report.metric('words that are one token', whole.wholeWords);
  report.figure({
    kind: 'table',
    title: 'Coverage by vocabulary size',
    caption: 'With the first tokens of the vocabulary alone, in a text that training did not see.',
    columns: [
      { name: 'size' },
      { name: 'tokens a word', digits: 3 },
      { name: 'one token', digits: 3 },
      { name: 'bytes a token', digits: 2 },
    ],
    rows: rows.map(({ size, tokensPerWord, wholeWords, bytesPerToken }) => [
      size,
      tokensPerWord,
      wholeWords,
      bytesPerToken,
    ]),
    highlight: true,
  });
  const curve = (title: string, yLabel: string, of: (row: (typeof rows)[number]) => number) =>
    report.figure({
      kind: 'curves',
      title,
      xLabel: 'tokens in the vocabulary',
      yLabel,
      series: [{ name: yLabel, points: rows.map((row) => [row.size, of(row)] as const) }],
    });
  curve('Tokens a word', 'tokens a word', ({ tokensPerWord }) => tokensPerWord);
  curve('Words that are one token', 'share of words', ({ wholeWords }) => wholeWords);
  await outputs.coverage.write({
    size: Uint32Array.from(rows, ({ size }) => size),
    tokensPerWord: Float64Array.from(rows, ({ tokensPerWord }) => tokensPerWord),
    wholeWords: Float64Array.from(rows, ({ wholeWords }) => wholeWords),
    bytesPerToken: Float64Array.from(rows, ({ bytesPerToken }) => bytesPerToken),
  });
});

/** Occurrences of each word; with the space before it, where the tokenizer takes that as part of a word. */
async function countWords(
  chunks: AsyncIterable<Uint8Array>,
  withSpace: boolean,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const decoder = new TextDecoder();
  for await (const line of textLines(chunks)) {
    for (const word of decoder.decode(line).split(/\s+/)) {
      if (word === '') continue;
      const form = withSpace ? ` ${word}` : word;
      counts.set(form, (counts.get(form) ?? 0) + 1);
    }
  }
  if (counts.size > 0) return counts;
  throw new WordloomError({
    code: 'bpe/no-text',
    what: 'there is no word to measure',
    why: 'the text is empty, or white space only',
    fix: 'give a text with words in it',
  });
}

function measure(tokenizer: Tokenizer, words: ReadonlyMap<string, number>) {
  const sum = { words: 0, tokens: 0, whole: 0, bytes: 0 };
  const encoder = new TextEncoder();
  for (const [word, count] of words) {
    const tokens = tokenizer.encode(word, { addSpecialTokens: false }).length;
    sum.words += count;
    sum.tokens += count * tokens;
    sum.bytes += count * encoder.encode(word).length;
    if (tokens === 1) sum.whole += count;
  }
  return {
    tokensPerWord: sum.tokens / sum.words,
    wholeWords: sum.whole / sum.words,
    bytesPerToken: sum.bytes / sum.tokens,
  };
}

import { WordloomError } from '@wordloom/errors';
import { implement } from '@wordloom/stage';
import { tokenStream } from '../token-stream.ts';
import { tokenize as stage } from './tokenize.ts';

const BATCH = 2 ** 24; // tokens, so 64 MiB of ids

export default implement(stage, async ({ inputs, parameters, outputs, report, signal }) => {
  const stream = tokenStream(parameters);
  const totals = { bytes: 0, sentences: 0, tokens: 0 };
  const append = async () => {
    const { sentences } = stream.take();
    totals.sentences += sentences.offsets.length - 1;
    totals.tokens += sentences.values.length;
    await outputs.words.append({ types: sentences });
  };

  for await (const chunk of inputs.text.chunks()) {
    signal.throwIfAborted();
    stream.push(chunk);
    totals.bytes += chunk.length;
    if (stream.pending >= BATCH) await append();
    report.progress({ done: totals.bytes, unit: 'bytes' });
  }
  stream.finish();
  await append();
  if (totals.tokens === 0) throw emptyText(totals.bytes);

  const { words, counts } = stream.types();
  await outputs.types.write({ word: words, count: counts });
  report.metric('sentences', totals.sentences);
  report.metric('tokens', totals.tokens);
  report.metric('types', counts.length);
  const replaced = stream.replaced();
  if (replaced > 0) report.warn(`${replaced} invalid UTF-8 sequences were replaced by U+FFFD`);
});

function emptyText(bytes: number): WordloomError {
  return new WordloomError({
    code: 'tokenize/empty-text',
    what: 'the text has no token',
    why: bytes === 0 ? 'it is empty' : 'it is white space only',
    fix: 'give a text with words in it',
  });
}

import { WordloomError } from '@wordloom/errors';
import { implement } from '@wordloom/stage';
import { BlockTokenizer } from '../threads/block-tokenizer.ts';
import { defaultThreads } from '../threads/default-threads.ts';
import { textBlocks } from '../threads/text-blocks.ts';
import { tokenize as stage } from './tokenize.ts';

export default implement(stage, async ({ inputs, parameters, outputs, report, signal }) => {
  const tokenizer = new BlockTokenizer({ ...parameters, threads: defaultThreads() });
  const totals = { bytes: 0, sentences: 0, tokens: 0 };
  try {
    for await (const { text, isLast } of textBlocks(inputs.text.chunks())) {
      signal.throwIfAborted();
      const sentences = await tokenizer.read(text, isLast);
      await outputs.words.append({ types: sentences });
      totals.bytes += text.length;
      totals.sentences += sentences.offsets.length - 1;
      totals.tokens += sentences.values.length;
      report.progress({ done: totals.bytes, unit: 'bytes' });
    }
    if (totals.tokens === 0) throw emptyText(totals.bytes);

    const { types, replaced } = await tokenizer.types();
    await outputs.types.write({ word: types.words, count: types.counts });
    report.metric('sentences', totals.sentences);
    report.metric('tokens', totals.tokens);
    report.metric('types', types.counts.length);
    if (replaced > 0) report.warn(`${replaced} invalid UTF-8 sequences were replaced by U+FFFD`);
  } finally {
    await tokenizer.close();
  }
});

function emptyText(bytes: number): WordloomError {
  return new WordloomError({
    code: 'tokenize/empty-text',
    what: 'the text has no token',
    why: bytes === 0 ? 'it is empty' : 'it is white space only',
    fix: 'give a text with words in it',
  });
}

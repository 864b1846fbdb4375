import { implement } from '@wordloom/stage';
import { encode, idsOfTypes } from '../encode.ts';
import { Vocabulary } from '../vocabulary.ts';
import { encode as stage } from './encode.ts';

export default implement(stage, async ({ inputs, outputs, report, signal }) => {
  const types = await inputs.types.read();
  const { word, count, reserved } = await inputs.vocabulary.read();
  const ids = idsOfTypes(types.word, new Vocabulary({ words: word, counts: count, reserved }));
  const totals = { sentences: 0, tokens: 0 };
  for await (const batch of inputs.words.batches()) {
    signal.throwIfAborted();
    const sentences = encode(batch.types, ids);
    await outputs.corpus.append({ ids: sentences });
    totals.sentences += sentences.offsets.length - 1;
    totals.tokens += sentences.values.length;
    report.progress({ done: totals.sentences, total: inputs.words.rows, unit: 'sentences' });
  }
  report.metric('sentences', totals.sentences);
  report.metric('tokens', totals.tokens);
});

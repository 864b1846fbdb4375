import { implement } from '@wordloom/stage';
import { Tokenizer } from '../tokenizer.ts';
import { pieceText } from './piece-text.ts';
import { segmentTexts as stage } from './segment-texts.ts';

export default implement(stage, async ({ inputs, outputs, parameters, report }) => {
  const { texts, segmenter } = parameters;
  const tokenizer = Tokenizer.fromJSON(new TextDecoder().decode(await inputs.tokenizer.read()));
  const segmented = texts.map((text) => {
    const ids = [...tokenizer.encode(text, { segmenter })];
    const pieces = ids.map((id) => tokenizer.tokenOf(id)!);
    const texts = (spelled: boolean) => ids.map((id) => pieceText(tokenizer, id, spelled));
    return { text, ids, pieces, drawn: texts(false), spelled: texts(true) };
  });
  report.figure({
    kind: 'segments',
    title: 'Text in pieces',
    caption:
      segmenter === 'merges'
        ? 'Cut by merging in the order of training. A character in parts is shown by its bytes.'
        : 'Cut by taking the longest token at each place.',
    texts: segmented.map(({ text, drawn }) => ({ name: `${text} (${drawn.length})`, pieces: drawn })),
  });
  report.figure({
    kind: 'table',
    title: 'Pieces',
    columns: [{ name: 'text' }, { name: 'tokens' }, { name: 'pieces' }],
    rows: segmented.map(({ text, spelled }) => [text, spelled.length, spelled.join(' ')]),
    highlight: true,
  });
  await outputs.segmentation.write(segmented.map(({ text, ids, pieces }) => ({ text, ids, pieces })));
});

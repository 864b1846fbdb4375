import { packStrings } from '@wordloom/schema';
import { implement } from '@wordloom/stage';
import { Tokenizer } from '../tokenizer.ts';
import { textLines } from './text-lines.ts';
import { trainBpe as stage } from './train-bpe.ts';

const SHOWN = 30;

export default implement(stage, async ({ inputs, outputs, parameters, report, signal }) => {
  const { endOfWord, unknownToken, alphabet, ...options } = parameters;
  const tokenizer = await Tokenizer.train(textLines(inputs.text.chunks()), {
    ...options,
    alphabet,
    ...(endOfWord === undefined ? {} : { endOfWord }),
    ...(unknownToken === undefined ? {} : { unknownToken }),
    signal,
    onProgress: ({ phase, done, total }) =>
      report.progress({
        done,
        ...(total === undefined ? {} : { total }),
        unit: phase === 'count' ? 'bytes' : 'merges',
      }),
    onWarning: report.warn,
  });

  const { merges, vocabularySize } = tokenizer;
  report.metric('tokens in the vocabulary', vocabularySize);
  report.metric('merges', merges.length);
  if (vocabularySize < parameters.vocabularySize)
    report.warn(
      `the vocabulary has ${vocabularySize} tokens, not ${parameters.vocabularySize}: the text has no more pairs to merge`,
    );
  report.figure({
    kind: 'table',
    title: 'Merges',
    caption: captionOf(merges.length, parameters.kind === 'byte-level'),
    columns: [{ name: 'token' }, { name: 'rank' }, { name: 'left' }, { name: 'right' }],
    rows: shownRanks(merges.length).map((rank) => {
      const [left, right] = merges[rank]!;
      return [left + right, rank + 1, left, right];
    }),
  });
  await outputs.tokenizer.write(tokenizer.toFiles('tokenizer.json')['tokenizer.json']!);
  await outputs.merges.write({
    left: packStrings(merges.map(([left]) => left)),
    right: packStrings(merges.map(([, right]) => right)),
  });
});

// All of few; of many the first, and as many from all over, evenly by the order of size.
function shownRanks(count: number): number[] {
  if (count <= SHOWN * 2) return Array.from({ length: count }, (_, rank) => rank);
  const first = Array.from({ length: SHOWN }, (_, rank) => rank);
  const later = Array.from({ length: SHOWN }, (_, i) =>
    Math.round(SHOWN * ((count - 1) / SHOWN) ** ((i + 1) / SHOWN)),
  );
  return [...new Set([...first, ...later])];
}

function captionOf(count: number, byteLevel: boolean): string {
  const parts = [
    'The pair that was most frequent when its turn came.',
    byteLevel ? 'Ġ stands for a space.' : '',
    count > SHOWN * 2 ? `The first ${SHOWN} of ${count.toLocaleString('en')}, then some of the rest.` : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

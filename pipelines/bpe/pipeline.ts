import { measureCoverage, segmentTexts, trainBpe } from '@wordloom/bpe/stage';
import { classicBooks, fastAndTall, wikitext2 } from '@wordloom/datasets';
import { definePipeline } from '@wordloom/stage';

/** The figures that its runs are held against. */
export const expected: URL = new URL('./expected.json', import.meta.url);

export default definePipeline({
  name: 'bpe',
  summary: 'byte-pair encoding: the published toy, and 32,000 tokens from WikiText-2',
  profiles: {
    smoke: { 'train.vocabularySize': 4000 },
    laptop: { 'wikitext2-train': classicBooks },
    paper: { 'train.vocabularySize': 32_000 },
  },
  build(p) {
    const { tokenizer: toy } = p.stage(
      'toy',
      trainBpe,
      { text: p.asset(fastAndTall) },
      {
        kind: 'character',
        vocabularySize: 38,
        specialTokens: ['[UNK]'],
        unknownToken: '[UNK]',
        alphabet: 'abcdefghijklmnopqrstuvwxyz_',
        endOfWord: '_',
        ties: 'first-seen',
      },
    );
    p.stage(
      'toy-segments',
      segmentTexts,
      { tokenizer: toy },
      { texts: ['fast', 'faster', 'tall', 'taller', 'tallest', 'fatter'], segmenter: 'longest-match' },
    );

    const { tokenizer } = p.stage(
      'train',
      trainBpe,
      { text: p.asset(wikitext2.train) },
      { vocabularySize: 32_000, specialTokens: ['<|endoftext|>'] },
    );
    p.stage('coverage', measureCoverage, { tokenizer, text: p.asset(wikitext2.valid) });
    p.stage(
      'segments',
      segmentTexts,
      { tokenizer },
      {
        texts: [
          'The river was unbelievably beautiful.',
          'antidisestablishmentarianism',
          "She hadn't re-tokenized 1,234.5 words.",
          'naïve café, Zürich, 東京',
        ],
      },
    );
    return { tokenizer };
  },
});

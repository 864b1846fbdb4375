import { wikitext2 } from '@wordloom/datasets';
import { nearestWords, projectVectors } from '@wordloom/keyed-vectors/stage';
import { definePipeline } from '@wordloom/stage';
import { subsample } from '@wordloom/subsample/stage';
import { tokenize } from '@wordloom/tokenize/stage';
import { buildVocabulary, encode } from '@wordloom/vocab/stage';
import { trainWord2vec } from '@wordloom/word2vec/stage';

/** The figures that its runs are held against. */
export const expected: URL = new URL('./expected.json', import.meta.url);

export default definePipeline({
  name: 'quickstart',
  summary: 'word vectors from two million words of Wikipedia',
  profiles: {
    smoke: { 'train.epochs': 1, 'train.dimensions': 32 },
  },
  build(p) {
    const text = p.asset(wikitext2.train);
    const { words, types } = p.stage('tokenize', tokenize, { text }, { unit: 'whitespace', lowercase: true });
    const { vocabulary } = p.stage('vocabulary', buildVocabulary, { types }, { minFrequency: 10 });
    const { corpus } = p.stage('encode', encode, { words, types, vocabulary });
    const { corpus: kept } = p.stage('subsample', subsample, { corpus, vocabulary }, { threshold: 1e-4 });
    const { vectors } = p.stage('train', trainWord2vec, { corpus: kept, vocabulary }, { learningRate: 0.05 });
    p.stage(
      'neighbours',
      nearestWords,
      { vectors },
      { words: ['river', 'hurricane', 'piano', 'church', 'football'] },
    );
    p.stage('projection', projectVectors, { vectors });
    return { vectors, vocabulary };
  },
});

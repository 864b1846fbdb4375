import { googleAnalogies, ptb, wordSimilarity } from '@wordloom/datasets';
import { evaluateVectors, nearestWords, projectVectors } from '@wordloom/keyed-vectors/stage';
import { definePipeline } from '@wordloom/stage';
import { subsample } from '@wordloom/subsample/stage';
import { tokenize } from '@wordloom/tokenize/stage';
import { buildVocabulary, encode } from '@wordloom/vocab/stage';
import { trainWord2vec } from '@wordloom/word2vec/stage';

/** The figures that its runs are held against. */
export const expected: URL = new URL('./expected.json', import.meta.url);

export default definePipeline({
  name: 'ptb-cbow',
  summary: 'word vectors by a continuous bag of words from Penn Treebank, on padded batches',
  profiles: {
    smoke: { 'subsample.threshold': 1e-5, 'train.dimensions': 16, 'train.epochs': 1, 'train.threads': 1 },
    laptop: { 'train.epochs': 10, 'train.threads': 2 },
    paper: { 'train.epochs': 10, 'train.threads': 1 },
  },
  build(p) {
    const text = p.asset(ptb.train);
    const { words, types } = p.stage('tokenize', tokenize, { text }, { unit: 'whitespace' });
    const { vocabulary } = p.stage('vocabulary', buildVocabulary, { types }, { minFrequency: 10 });
    const { corpus } = p.stage('encode', encode, { words, types, vocabulary });
    const { corpus: kept } = p.stage(
      'subsample',
      subsample,
      { corpus, vocabulary },
      { threshold: 1e-4, watch: ['the', 'join'] },
    );
    const { vectors } = p.stage(
      'train',
      trainWord2vec,
      { corpus: kept, vocabulary },
      { trainer: 'minibatch', model: 'cbow', dimensions: 100, maxWindow: 5, negatives: 5, epochs: 10 },
    );
    p.stage(
      'neighbours',
      nearestWords,
      { vectors },
      { words: ['chip', 'bank', 'president', 'japan', 'friday'] },
    );
    p.stage('projection', projectVectors, { vectors });
    p.stage('evaluate', evaluateVectors, {
      vectors,
      wordSim353: p.asset(wordSimilarity.wordSim353),
      rg65: p.asset(wordSimilarity.rg65),
      mturk771: p.asset(wordSimilarity.mturk771),
      analogies: p.asset(googleAnalogies),
    });
    return { vectors, vocabulary };
  },
});

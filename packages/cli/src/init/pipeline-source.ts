import type { OwnText } from './examine-text.ts';

/** Packages that the source below imports. */
export const neededPackages = [
  'datasets',
  'keyed-vectors',
  'stage',
  'subsample',
  'tokenize',
  'vocab',
  'word2vec',
].map((name) => `@wordloom/${name}`);

/** Parameters that give something with so many words: with few, nothing may be thrown away. */
function settingsFor(words: number): { minFrequency: number; threshold: string; dimensions: number } {
  if (words < 10_000) return { minFrequency: 1, threshold: '1e-2', dimensions: 50 };
  if (words < 100_000) return { minFrequency: 2, threshold: '1e-2', dimensions: 50 };
  if (words < 1_000_000) return { minFrequency: 5, threshold: '1e-3', dimensions: 100 };
  return { minFrequency: 10, threshold: '1e-4', dimensions: 100 };
}

/**
 * The source of a pipeline that makes word vectors of a text.
 *
 * @param path of the text, from the project
 */
export function pipelineSource(name: string, path: string, { kind, words }: OwnText): string {
  const asset = kind === 'file' ? 'textFile' : 'textFolder';
  const { minFrequency, threshold, dimensions } = settingsFor(words);
  return `import { ${asset} } from '@wordloom/datasets';
import { nearestWords, projectVectors } from '@wordloom/keyed-vectors/stage';
import { definePipeline } from '@wordloom/stage';
import { subsample } from '@wordloom/subsample/stage';
import { tokenize } from '@wordloom/tokenize/stage';
import { buildVocabulary, encode } from '@wordloom/vocab/stage';
import { trainWord2vec } from '@wordloom/word2vec/stage';

export default definePipeline({
  name: ${quoted(name)},
  summary: ${quoted(`word vectors of ${path}`)},
  profiles: {
    smoke: { 'train.epochs': 1, 'train.dimensions': 16 },
  },
  build(p) {
    const text = p.asset(${asset}(${quoted(path)}));
    // unit: 'character' for languages without spaces between words
    const { words, types } = p.stage('tokenize', tokenize, { text }, { unit: 'word', lowercase: true });
    const { vocabulary } = p.stage('vocabulary', buildVocabulary, { types }, { minFrequency: ${minFrequency} });
    const { corpus } = p.stage('encode', encode, { words, types, vocabulary });
    const { corpus: kept } = p.stage('subsample', subsample, { corpus, vocabulary }, { threshold: ${threshold} });
    const { vectors } = p.stage('train', trainWord2vec, { corpus: kept, vocabulary }, { dimensions: ${dimensions} });
    p.stage('neighbours', nearestWords, { vectors });
    p.stage('projection', projectVectors, { vectors });
    return { vectors, vocabulary };
  },
});
`;
}

/** What stands beside it, for people. */
export function pipelineReadme(name: string, path: string): string {
  return `# ${name}

Word vectors of the text in \`${path}\`.

    wordloom run ${name}                  # in the folder that has pipelines/
    wordloom similar WORD --in ${name}
    wordloom show ${name} --parameters    # what can be set, as in --set train.epochs=20

A change in the text, or in pipeline.ts, runs again just what depends on it.
`;
}

function quoted(text: string): string {
  const inner = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner}'`;
}

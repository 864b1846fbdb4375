import { OwnFolder } from './own-folder.ts';

const pipeline = `import { textFile } from '@wordloom/datasets';
import { nearestWords } from '@wordloom/keyed-vectors/stage';
import { definePipeline } from '@wordloom/stage';
import { subsample } from '@wordloom/subsample/stage';
import { tokenize } from '@wordloom/tokenize/stage';
import { buildVocabulary, encode } from '@wordloom/vocab/stage';
import { trainWord2vec } from '@wordloom/word2vec/stage';

export default definePipeline({
  name: 'own',
  summary: "word vectors of a person's own text",
  build(p) {
    const text = p.asset(textFile('text.txt'));
    const { words, types } = p.stage('tokenize', tokenize, { text }, { unit: 'whitespace' });
    const { vocabulary } = p.stage('vocabulary', buildVocabulary, { types });
    const { corpus } = p.stage('encode', encode, { words, types, vocabulary });
    const { corpus: kept } = p.stage('subsample', subsample, { corpus, vocabulary }, { threshold: 1 });
    const { vectors } = p.stage('train', trainWord2vec, { corpus: kept, vocabulary }, { dimensions: 8, epochs: 2 });
    p.stage('neighbours', nearestWords, { vectors });
    return { vectors };
  },
});
`;

/** A project in a folder of its own, with the pipeline `own` over `text.txt`. */
export class OwnTextProject extends OwnFolder {
  constructor(text: string | Uint8Array) {
    super();
    this.write('pipelines/own/pipeline.ts', pipeline);
    this.write('text.txt', text);
  }
}

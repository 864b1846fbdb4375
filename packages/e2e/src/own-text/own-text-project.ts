import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = createRequire(import.meta.url).resolve('@wordloom/cli/main');
const packages = fileURLToPath(new URL('../../node_modules/@wordloom', import.meta.url));

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
export class OwnTextProject implements Disposable {
  readonly root: string;

  constructor(text: string | Uint8Array) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'wordloom-own-')));
    mkdirSync(join(this.root, 'pipelines/own'), { recursive: true });
    mkdirSync(join(this.root, 'node_modules'));
    symlinkSync(packages, join(this.root, 'node_modules/@wordloom'));
    writeFileSync(join(this.root, 'pipelines/own/pipeline.ts'), pipeline);
    writeFileSync(join(this.root, 'text.txt'), text);
  }

  wordloom(...words: string[]): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...words], {
      cwd: this.root,
      encoding: 'utf8',
    });
    return { code: status, out: stdout, err: stderr };
  }

  [Symbol.dispose](): void {
    rmSync(this.root, { recursive: true });
  }
}

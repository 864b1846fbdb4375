import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { KeyedVectors, loadVectors, saveVectors } from '../index.ts';

const hasGensim = spawnSync('python3', ['-c', 'import gensim']).status === 0;

// Prints each word and the bits of its vector, then writes the same vectors again.
const script = `
import sys
from gensim.models import KeyedVectors
path, form = sys.argv[1:]
binary, bare = form == 'word2vec-binary', form == 'glove'
vectors = KeyedVectors.load_word2vec_format(path, binary=binary, no_header=bare)
for word in vectors.index_to_key:
    print(word, vectors[word].tobytes().hex())
vectors.save_word2vec_format(path, binary=binary, write_header=not bare)
`;

test.for(['word2vec', 'word2vec-binary', 'glove'] as const)(
  'gensim reads what we write as %s with equal words and values, and we what it writes of them',
  async (format, { skip }) => {
    if (!hasGensim) return skip('needs gensim for python3: pip install gensim');
    const random = randomStream('formats');
    const words = ['größe', '数', "don't", '</s>', '1989', 'a_b', '\u00a0', '😀'];
    const vectors = new KeyedVectors({
      words,
      vectors: Float32Array.from(
        { length: words.length * 50 },
        () => (random.float() - 0.5) * 2 ** random.below(40),
      ),
    });
    const bits = (row: number) => Buffer.from(vectors.rowAt(row).slice().buffer).toString('hex');
    const folder = mkdtempSync(join(tmpdir(), 'wordloom-gensim-'));
    const path = join(folder, 'vectors');
    await saveVectors(path, vectors, { format });
    const { stdout, stderr } = spawnSync('python3', ['-c', script, path, format], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONIOENCODING: 'utf8' },
    });
    expect(stdout.trimEnd().split('\n'), stderr).toEqual(words.map((word, row) => `${word} ${bits(row)}`));

    const again = await loadVectors(path);
    rmSync(folder, { recursive: true });
    expect(again.vectors.words).toEqual(words);
    expect(words.map((_, row) => [...again.vectors.rowAt(row)])).toEqual(
      words.map((_, row) => [...vectors.rowAt(row)]),
    );
  },
);

import { chmodSync, existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportOutput } from '../index.ts';
import { SampleProject } from '../sample/sample-project.ts';

let sample: SampleProject;
beforeAll(async () => {
  sample = new SampleProject();
  sample.edit(
    'pipelines/sample/pipeline.ts',
    'sources: [] }',
    "sources: [], licence: { name: 'CC-BY-SA-4.0', attribution: 'A Dictionary', shareAlike: true } }",
  );
  expect((await sample.wordloom('run', 'sample')).code).toBe(0);
});
afterAll(() => sample[Symbol.dispose]());

const read = (path: string) => readFileSync(join(sample.root, path), 'utf8');

test('all results become Parquet, with a warning of the licence and of share-alike, and who made the data', async () => {
  const { code, out, err } = await sample.wordloom('export', 'sample', '--to', 'all', '--json');
  expect(code).toBe(0);
  const { files, licences } = exportOutput.parse(JSON.parse(out));
  expect(files).toMatchObject([
    { node: 'letters', output: 'counts', path: join(sample.root, 'all/counts.parquet'), rows: 4 },
    { node: 'vectors', output: 'vectors', path: join(sample.root, 'all/vectors.parquet'), rows: 4 },
  ]);
  for (const { path } of files) expect(readFileSync(path).subarray(0, 4).toString()).toBe('PAR1');
  expect(licences).toEqual([{ name: 'CC-BY-SA-4.0', attribution: 'A Dictionary', shareAlike: true }]);
  expect(err.replaceAll('\n', ' ')).toContain('may be shared only under CC-BY-SA-4.0 too');
  expect(read('all/ATTRIBUTION.md')).toContain('- A Dictionary. Licence: CC-BY-SA-4.0. Share-alike:');
});

test('vectors become text in the format of word2vec; what holds none stays Parquet', async () => {
  await sample.wordloom('export', 'sample', '--format', 'word2vec', '--to', 'text');
  const [header, first] = read('text/vectors.txt').split('\n');
  expect(header).toBe('4 26');
  expect(first).toMatch(/^king 0 0 0 0 0 0 1 0 1 0 1 0 0 1( 0){12}$/);
  expect(existsSync(join(sample.root, 'text/counts.parquet'))).toBe(true);
});

test('one output as JSON lines, as Arrow, a record as JSON, a text as it was', async () => {
  const write = (...words: string[]) => sample.wordloom('export', 'sample', ...words, '--to', 'some');
  expect((await write('letters.counts', '--format', 'json')).code).toBe(0);
  expect(read('some/letters.counts.jsonl')).toBe(
    '{"word":"king","count":2}\n{"word":"queen","count":1}\n{"word":"man","count":1}\n{"word":"woman","count":1}\n',
  );
  expect((await write('vectors', '--format', 'arrow')).code).toBe(0);
  expect(read('some/vectors.arrow').slice(0, 6)).toBe('ARROW1');
  expect((await write('work')).code).toBe(0);
  expect(read('some/work.done.json')).toBe('2\n');
  expect((await write('words')).code).toBe(0);
  expect(read('some/words.content.txt')).toBe('king queen king man woman\n');
});

test('nothing is overwritten unasked, and nothing that does not fit is begun', async () => {
  await sample.wordloom('export', 'sample', 'counts', '--to', 'twice');
  writeFileSync(join(sample.root, 'twice/counts.parquet'), 'mine');
  const again = await sample.wordloom('export', 'sample', 'counts', '--to', 'twice');
  expect(again).toMatchObject({ code: 2, err: expect.stringContaining('twice/counts.parquet') });
  expect(read('twice/counts.parquet')).toBe('mine');
  await sample.wordloom('export', 'sample', 'counts', '--to', 'twice', '--force');
  expect(read('twice/counts.parquet').slice(0, 4)).toBe('PAR1');
  const wrong = await sample.wordloom('export', 'sample', 'counts', '--format', 'word2vec', '--to', 'none');
  expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('holds no word vectors') });
  expect(existsSync(join(sample.root, 'none'))).toBe(false);
  const misspelt = await sample.wordloom('export', 'sample', 'cuonts');
  expect(misspelt).toMatchObject({ code: 2, err: expect.stringContaining('did you mean counts?') });
});

test('bytes that rotted in the store are not passed on', async () => {
  using other = new SampleProject();
  await other.wordloom('run', 'sample');
  const blobs = globSync(join(other.root, 'artifacts/blobs/*/*'));
  for (const blob of blobs) {
    const bytes = readFileSync(blob);
    bytes[bytes.length >> 1]! ^= 1;
    chmodSync(blob, 0o644);
    writeFileSync(blob, bytes);
  }
  const { code, err } = await other.wordloom('export', 'sample', 'vectors', '--to', 'out');
  expect(code).toBe(2);
  expect(err).toContain("output 'vectors' of letter-vectors was changed on the disk");
  expect(existsSync(join(other.root, 'out/vectors.parquet'))).toBe(false);
});

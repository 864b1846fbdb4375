import { float32, int32, list, utf8, vector } from '@wordloom/schema';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  type Asset,
  buildGraph,
  definePipeline,
  defineStage,
  fileType,
  type PipelineBuilder,
  recordType,
  tableType,
  text,
} from './index.ts';

const corpus: Asset = { name: 'corpus', summary: 'text', type: text, paths: [], sources: [] };
const sentences = tableType('sentences', { ids: list(int32), line: int32 });
const triples = tableType('triples', { row: int32, column: int32, count: float32 });
const vectors = tableType('vectors', { word: utf8, vector: vector(float32) });
const scores = recordType('scores', z.object({ spearman: z.number() }));
const implementation = new URL('./none.ts', import.meta.url);

const tokenize = defineStage({
  name: 'tokenize',
  summary: 'text to ids',
  parameters: z.object({ unit: z.enum(['word', 'character']).default('word') }),
  inputs: { text },
  outputs: { sentences },
  reproducible: true,
  implementation,
});
const count = defineStage({
  name: 'count',
  summary: 'count pairs',
  parameters: z.object({ window: z.int().min(1).max(50), symmetric: z.boolean().default(true) }),
  inputs: { sentences: sentences.select('ids') },
  outputs: { triples },
  reproducible: true,
  implementation,
});
const train = defineStage({
  name: 'train',
  summary: 'train vectors',
  parameters: z.object({ epochs: z.int().positive().default(5) }),
  inputs: { triples },
  outputs: { vectors, scores },
  reproducible: true,
  implementation,
});
const compare = defineStage({
  name: 'compare',
  summary: 'compare vectors of 100 numbers',
  parameters: z.object({}),
  inputs: { vectors: tableType('vectors of 100', { vector: vector(float32, 100) }), scores },
  outputs: {},
  reproducible: true,
  implementation,
});
const page = defineStage({
  name: 'page',
  summary: 'read a page',
  parameters: z.object({}),
  inputs: { page: fileType('page', 'text/html') },
  outputs: {},
  reproducible: true,
  implementation,
});

const pipeline = definePipeline({
  name: 'sample',
  summary: 'pairs of a corpus',
  profiles: { smoke: { 'train.epochs': 1 } },
  build(p) {
    const { sentences } = p.stage('tokenize', tokenize, { text: p.asset(corpus) });
    const { triples } = p.stage('count', count, { sentences }, { window: 5 });
    const { vectors } = p.stage('train', train, { triples });
    return { vectors };
  },
});

/** Never called: each line must fail to compile, which `pnpm types` checks. */
export function miswired(p: PipelineBuilder): void {
  const words = p.asset(corpus);
  const made = p.stage('tokenize', tokenize, { text: words });
  const counted = p.stage('count', count, made, { window: 5 });
  const trained = p.stage('train', train, counted);
  // @ts-expect-error sentences where triples are needed
  p.stage('train', train, { triples: made.sentences });
  // @ts-expect-error an input port is missing
  p.stage('train', train, {});
  // @ts-expect-error a table where a file is needed
  p.stage('tokenize', tokenize, { text: made.sentences });
  // @ts-expect-error plain text where HTML is needed
  p.stage('page', page, { page: words });
  // @ts-expect-error vectors of unknown size where 100 are needed
  p.stage('compare', compare, { vectors: trained.vectors, scores: trained.scores });
  // @ts-expect-error a required parameter is missing
  p.stage('count', count, { sentences: made.sentences });
  // @ts-expect-error a parameter of the wrong type
  p.stage('count', count, { sentences: made.sentences }, { window: 'wide' });
  // @ts-expect-error a parameter that does not exist
  p.stage('count', count, { sentences: made.sentences }, { window: 5, windwo: 3 });
  // @ts-expect-error a column that the table does not have
  sentences.select('id');
}

test('a pipeline becomes data: nodes in order, with defaults and wires', () => {
  const graph = buildGraph(pipeline);
  expect(graph.nodes.map(({ id }) => id)).toEqual(['corpus', 'tokenize', 'count', 'train']);
  expect(graph.nodes[2]).toMatchObject({
    parameters: { window: 5, symmetric: true },
    inputs: { sentences: { node: 'tokenize', output: 'sentences' } },
  });
  expect(graph.outputs).toEqual({ vectors: { node: 'train', output: 'vectors' } });
});

test('a setting goes over a profile, a profile over the definition', () => {
  const epochs = (options: Parameters<typeof buildGraph>[1]) =>
    buildGraph(pipeline, options).nodes.find((node) => node.id === 'train');
  expect(epochs({})).toMatchObject({ parameters: { epochs: 5 } });
  expect(epochs({ profile: 'smoke' })).toMatchObject({ parameters: { epochs: 1 } });
  expect(epochs({ profile: 'smoke', set: { 'train.epochs': 3 } })).toMatchObject({
    parameters: { epochs: 3 },
  });
});

test('a profile puts another asset in the place of one, of the same type', () => {
  const other: Asset = { ...corpus, name: 'other' };
  const withProfile = (profile: Record<string, unknown>) =>
    buildGraph({ ...pipeline, profiles: { laptop: profile } }, { profile: 'laptop' });
  const graph = withProfile({ corpus: other, 'train.epochs': 2 });
  expect(graph.nodes[0]).toMatchObject({ id: 'other', asset: other });
  expect(graph.nodes[1]).toMatchObject({ inputs: { text: { node: 'other', output: 'content' } } });
  expect(() => withProfile({ corpsu: other })).toThrow("there is no asset 'corpsu'");
  const page = { ...corpus, name: 'page', type: fileType('page', 'text/html') };
  expect(() => withProfile({ corpus: page })).toThrow('needs text/plain, given text/html');
});

test('everything wrong with the parameters is said at once, by path, with the nearest names', () => {
  const set = { 'train.epochs': 'many', 'count.window': 99, 'count.windwo': 2, 'tokenise.unit': 'word' };
  expect(() => buildGraph(pipeline, { set })).toThrow(
    expect.objectContaining({
      code: 'pipeline/parameters',
      details: expect.objectContaining({
        problems: [
          'count.windwo: stage count has no such parameter: did you mean window?',
          "tokenise.unit: there is no stage 'tokenise': did you mean tokenize?",
          'count.window: Too big: expected number to be <=50 (given 99)',
          'train.epochs: Invalid input: expected number, received string (given "many")',
        ],
      }),
    }),
  );
});

test('a pipeline that was not compiled is refused at run time: column, needed and given type', () => {
  const wrong = definePipeline({
    name: 'wrong',
    summary: '',
    build(p) {
      const made = p.stage('tokenize', tokenize, { text: p.asset(corpus) });
      p.stage('train', train, { triples: made.sentences } as never);
      return {};
    },
  });
  expect(() => buildGraph(wrong)).toThrow(
    "input 'triples' of stage train (train): needs column 'row' of type int32, given a table without it (ids, line)",
  );
});

test('an unknown profile and a node name used twice are refused', () => {
  expect(() => buildGraph(pipeline, { profile: 'smok' })).toThrow("pipeline sample has no profile 'smok'");
  const twice = definePipeline({
    name: 'twice',
    summary: '',
    build(p) {
      const text = p.asset(corpus);
      p.stage('tokenize', tokenize, { text });
      p.stage('tokenize', tokenize, { text });
      return {};
    },
  });
  expect(() => buildGraph(twice)).toThrow('two nodes are called tokenize');
});

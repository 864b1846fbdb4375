import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import type { Pipeline } from '@wordloom/stage';

// node wordloom-run.ts chain|row|wide|files COUNT VALUE FOLDER [plan]: what `wordloom run` does, in a process of its own. Prints
// the seconds that planning or running took without the start of the process.
enableCompileCache(); // as it does
const { openStore } = await import('@wordloom/artifact');
const { Fingerprints, planPipeline, runPipeline } = await import('@wordloom/engine');
const { buildGraph, definePipeline, text } = await import('@wordloom/stage');
const { add, first, measure } = await import('./stages.ts');

const [shape, count = '1', value = '0', folder = '.', what] = process.argv.slice(2);

const pipelines: Record<string, Pipeline['build']> = {
  chain(p) {
    let { number } = p.stage('stage-0', first, {}, { value: 1 });
    for (let i = 1; i < Number(count); i++)
      number = p.stage(
        `stage-${i}`,
        add,
        { number },
        { more: i === Number(count) - 1 ? Number(value) : i },
      ).number;
    return { number };
  },
  row(p) {
    let { number } = p.stage('stage-0', first, {}, { value: Number(value) });
    for (let i = 1; i < Number(count); i++)
      number = p.stage(`stage-${i}`, add, { number }, { more: i }).number;
    return { number };
  },
  wide(p) {
    const { number } = p.stage('stage-0', first, {}, { value: Number(value) });
    for (let i = 1; i < Number(count); i++) p.stage(`stage-${i}`, add, { number }, { more: i });
    return { number };
  },
  files(p) {
    const sources = [{ from: 'path', path: join(folder, 'texts') } as const];
    const asset = { name: 'texts', summary: 'small files', type: text, paths: [], sources };
    return { number: p.stage('measure', measure, { text: p.asset(asset) }).number };
  },
};

const store = join(folder, 'store');
const world = {
  store: await openStore(store),
  fingerprints: new Fingerprints(join(store, 'fingerprints')),
  dataFolder: undefined,
  cacheFolder: join(store, 'downloads'),
};
const pipeline = definePipeline({ name: shape!, summary: 'a benchmark', build: pipelines[shape!]! });
const started = performance.now();
const graph = buildGraph(pipeline);
if (what === 'plan') await planPipeline(graph, world);
else {
  const { ok } = await runPipeline(graph, world, {
    jobs: 2,
    signal: new AbortController().signal,
    emit: () => {},
  });
  if (!ok) throw new Error('a stage failed');
}
console.log((performance.now() - started) / 1000);

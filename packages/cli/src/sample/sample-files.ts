/** A pipeline of three stages over a text, by path: `letters` counts words, `vectors` makes one a word, `work` takes its time. */
export const sampleFiles: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "sample", "private": true, "type": "module" }',
  'data/words.txt': 'king queen king man woman\n',
  'pipelines/sample/pipeline.ts': `import { definePipeline, text } from '@wordloom/stage';
import { letters, makeVectors, work } from './stages.ts';

const words = { name: 'words', summary: 'a few words', type: text, paths: ['words.txt'], sources: [] };

export default definePipeline({
  name: 'sample',
  summary: 'letters of words as vectors',
  profiles: { smoke: { 'work.steps': 1 } },
  build(p) {
    const content = p.asset(words);
    const { counts } = p.stage('letters', letters, { text: content });
    const { vectors } = p.stage('vectors', makeVectors, { counts });
    p.stage('work', work, { vectors });
    return { counts, vectors };
  },
});
`,
  'pipelines/sample/stages.ts': `import { vectors } from '@wordloom/keyed-vectors/stage';
import { defineStage, recordType, tableType, text } from '@wordloom/stage';
import { uint32, utf8 } from '@wordloom/schema';
import { z } from 'zod';

const counts = tableType('counts', { word: utf8, count: uint32 });

export const letters = defineStage({
  name: 'letters',
  summary: 'how often each word occurs',
  parameters: z.object({ lowercase: z.boolean().default(true).describe('small letters only') }),
  inputs: { text },
  outputs: { counts },
  reproducible: true,
  implementation: new URL('./letters-run.ts', import.meta.url),
});
export const makeVectors = defineStage({
  name: 'letter-vectors',
  summary: 'a vector for each word, of its letters',
  parameters: z.object({}),
  inputs: { counts },
  outputs: { vectors },
  reproducible: true,
  implementation: new URL('./vectors-run.ts', import.meta.url),
});
export const work = defineStage({
  name: 'work',
  summary: 'takes its time',
  parameters: z.object({
    steps: z.int().min(0).max(1000).default(2).describe('how many'),
    pause: z.int().min(0).max(10_000).default(0).describe('milliseconds a step'),
    fail: z.enum(['no', 'throw', 'crash']).default('no').describe('how it ends'),
  }),
  inputs: { vectors },
  outputs: { done: recordType('done', z.int()) },
  reproducible: true,
  implementation: new URL('./work-run.ts', import.meta.url),
});
`,
  'pipelines/sample/letters-run.ts': `import { implement } from '@wordloom/stage';
import { packStrings } from '@wordloom/schema';
import { letters } from './stages.ts';

export default implement(letters, async ({ inputs, outputs, parameters, report }) => {
  const content = new TextDecoder().decode(await inputs.text.read());
  const counted = new Map<string, number>();
  for (const word of (parameters.lowercase ? content.toLowerCase() : content).trim().split(' ')) {
    counted.set(word, (counted.get(word) ?? 0) + 1);
  }
  report.metric('words', counted.size);
  if (counted.size < 3) report.warn('only ' + [...counted.keys()].join(' and '));
  report.figure({
    kind: 'table',
    title: 'Words',
    columns: [{ name: 'word' }, { name: 'count' }],
    rows: [...counted],
    highlight: true,
  });
  await outputs.counts.write({ word: packStrings([...counted.keys()]), count: Uint32Array.from(counted.values()) });
});
`,
  'pipelines/sample/vectors-run.ts': `import { implement } from '@wordloom/stage';
import { unpackStrings } from '@wordloom/schema';
import { makeVectors } from './stages.ts';

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

export default implement(makeVectors, async ({ inputs, outputs }) => {
  const { word, count } = await inputs.counts.read();
  const values = unpackStrings(word).flatMap((text) => [...alphabet].map((letter) => text.split(letter).length - 1));
  await outputs.vectors.write({ word, count, vector: { values: Float32Array.from(values), size: alphabet.length } });
});
`,
  'pipelines/sample/work-run.ts': `import { setTimeout } from 'node:timers/promises';
import { implement } from '@wordloom/stage';
import { work } from './stages.ts';

export default implement(work, async ({ outputs, parameters, report, signal }) => {
  const { steps, pause, fail } = parameters;
  for (let step = 0; step < steps; step++) {
    signal.throwIfAborted();
    report.progress({ done: step, total: steps, unit: 'steps', loss: 1 / (step + 1) });
    await setTimeout(pause, undefined, { signal });
  }
  if (fail === 'throw') throw new Error('no more work');
  if (fail === 'crash') process.exit(3);
  await outputs.done.write(steps);
});
`,
};

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from './commands.ts';
import {
  doctorOutput,
  graphOutput,
  neighboursOutput,
  pipelinesOutput,
  planOutput,
  showParametersOutput,
  showPipelineOutput,
  showStageOutput,
  verifyOutput,
  whyOutput,
} from './index.ts';
import { SampleProject } from './sample/sample-project.ts';

let sample: SampleProject;
beforeAll(async () => {
  sample = new SampleProject();
  expect(await sample.wordloom('run', 'sample')).toMatchObject({ code: 0, err: '' });
});
afterAll(() => sample[Symbol.dispose]());

const json = async (...words: string[]): Promise<unknown> => {
  const { code, out, err } = await sample.wordloom(...words, '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};

describe('help', () => {
  test.for(Object.keys(commands))(
    '%s --help has usage, options and an example in 80 columns',
    async (name) => {
      const { code, out } = await sample.wordloom(name, '--help');
      expect(code).toBe(0);
      expect(out).toContain(`Usage: wordloom ${name}`);
      expect(out).toMatch(/Examples?:\n {2}wordloom /);
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
    },
  );

  test('the overview names every command and every exit code', async () => {
    const { code, out } = await sample.wordloom();
    expect(code).toBe(0);
    const width = Math.max(...Object.keys(commands).map((name) => name.length));
    for (const [name, { summary }] of Object.entries(commands))
      expect(out.replaceAll(/\n {4,}/g, ' ')).toContain(`  ${name.padEnd(width)}  ${summary}`);
    expect(out).toMatch(/Exit codes:\n +0 .*\n +1 .*\n +2 .*\n +70 .*\n +130 /);
  });
});

describe('what is printed as JSON has the shape that its schema says', () => {
  test('ls', async () => {
    const [listed] = pipelinesOutput.parse(await json('ls'));
    expect(listed).toMatchObject({ name: 'sample', stages: 3, profiles: ['smoke'], lastRun: { ok: true } });
  });
  test('graph', async () => {
    const { nodes, outputs } = graphOutput.parse(await json('graph', 'sample', '--profile', 'smoke'));
    expect(nodes.map(({ id }) => id)).toEqual(['words', 'letters', 'vectors', 'work']);
    expect(nodes[3]).toMatchObject({
      parameters: { steps: 1, pause: 0, fail: 'no' },
      inputs: { vectors: { node: 'vectors', output: 'vectors', type: { kind: 'table', name: 'vectors' } } },
      parametersSchema: { properties: { steps: { type: 'integer', maximum: 1000 } } },
    });
    expect(outputs).toEqual({
      counts: { node: 'letters', output: 'counts' },
      vectors: { node: 'vectors', output: 'vectors' },
    });
  });
  test('plan and why', async () => {
    const { nodes } = planOutput.parse(await json('plan', 'sample', '--set', 'letters.lowercase=false'));
    expect(nodes.map(({ state }) => state)).toEqual(['cached', 'runs', 'waits', 'waits']);
    const why = whyOutput.parse(await json('why', 'sample', 'letters', '--set', 'letters.lowercase=false'));
    expect(why.reasons).toEqual(['parameter lowercase: true → false']);
  });
  test('show', async () => {
    const { run } = showPipelineOutput.parse(await json('show', 'sample'));
    expect(run?.metrics).toEqual({ letters: { words: 4 } });
    expect(run?.tables[0]?.rows[0]).toEqual(['king', 2]);
    expect(run?.outputs.vectors).toMatchObject({ kind: 'table', type: 'vectors', rows: 4 });
    const { artifact, parameters } = showStageOutput.parse(await json('show', 'sample', 'work'));
    expect(artifact?.components).toMatchObject({ stage: 'work', parameters: { steps: 2 } });
    expect(parameters[0]).toEqual({
      name: 'steps',
      description: 'how many',
      takes: 'integer from 0 to 1000',
      default: 2,
      value: 2,
    });
    const all = showParametersOutput.parse(await json('show', 'sample', '--parameters'));
    expect(Object.keys(all)).toEqual(['letters', 'vectors', 'work']);
  });
  test('similar and analogy', async () => {
    const similar = neighboursOutput.parse(await json('similar', 'man', '--top', '1'));
    expect(similar).toMatchObject({ query: ['man'], pipeline: 'sample', words: 4, dimensions: 26 });
    expect(similar.neighbours.map(({ word }) => word)).toEqual(['woman']);
    const analogy = neighboursOutput.parse(await json('analogy', 'king', 'man', 'queen'));
    expect(analogy.neighbours.map(({ word }) => word)).toEqual(['woman']);
  });
  test('verify', async () => {
    const { ok, nodes } = verifyOutput.parse(await json('verify', 'sample'));
    expect({ ok, verdicts: nodes.map(({ verdict }) => verdict) }).toEqual({
      ok: true,
      verdicts: Array(4).fill('same'),
    });
    const { out } = await sample.wordloom('verify', 'sample', 'vectors');
    expect(out).toContain('stage    promises   found\nvectors  same bits  same bits\n');
  });
  test('doctor', async () => {
    const found = doctorOutput.parse(await json('doctor'));
    expect(found.find(({ name }) => name === 'data sets')).toMatchObject({
      ok: true,
      found: `${sample.root}/data`,
    });
    expect(found.find(({ name }) => name === 'pipelines')?.found).toMatch(
      new RegExp(`^1 in ${sample.root}, \\d+ that come with Wordloom$`),
    );
    expect(found.find(({ name }) => name === 'store')?.found).toContain(`${sample.root}/artifacts`);
  });
});

describe('bad input is refused with exit code 2 and what to do', () => {
  test.for([
    [['rnu', 'sample'], 'did you mean run?'],
    [['run', 'smaple'], 'did you mean sample?'],
    [['run', 'sample', '--porfile', 'smoke'], 'did you mean --profile?'],
    [['run', 'sample', '--profile', 'smok'], 'did you mean smoke?'],
    [['run', 'sample', '--jobs', 'many'], '--jobs takes a whole number from 1 on (given many)'],
    [['run', 'sample', '--set', 'work.stpes=1'], 'did you mean steps?'],
    [['why', 'sample', 'wrok'], 'did you mean work?'],
    [['verify', 'sample', 'wrok'], 'did you mean work?'],
    [['show', 'sample', 'lettres'], 'did you mean letters?'],
    [['similar', 'qeen'], 'queen'],
    [['similar', 'king', '--in', 'smaple'], 'did you mean sample?'],
    [['similar', 'king', '--store', 'nowhere'], 'wordloom run'],
    [['run', 'sample', '--store', 'package.json'], 'choose another store with --store'],
    [['constructor'], "there is no command 'constructor'"],
  ] as const)('%s', async ([words, hint]) => {
    const { code, out, err } = await sample.wordloom(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(hint);
  });

  test('every parameter that is wrong is told of at once', async () => {
    const settings = ['work.steps=-1', 'work.pause=long', 'letters.lowercase=3'].flatMap((text) => [
      '--set',
      text,
    ]);
    const { code, err } = await sample.wordloom('run', 'sample', ...settings);
    expect(code).toBe(2);
    for (const path of ['work.steps', 'work.pause', 'letters.lowercase'])
      expect(err).toContain(`- ${path}: `);
  });

  test('a pipeline that throws is named with its file, and does not hide the others from ls', async () => {
    sample.write('pipelines/broken/pipeline.ts', "throw new Error('not\\x1b[2J yet');\n");
    const { code, err } = await sample.wordloom('run', 'broken');
    expect(code).toBe(2);
    expect(err).toContain('pipelines/broken/pipeline.ts');
    expect(err).not.toContain('\x1b');
    const { out } = await sample.wordloom('ls');
    expect(out).toContain('sample');
    expect(out).toContain('not\\x1b[2J yet');
  });

  test('an unknown store is not made by looking', async () => {
    await sample.wordloom('ls', '--store', 'nowhere');
    expect((await sample.wordloom('similar', 'king', '--store', 'nowhere')).err).toContain(
      'there is no store yet',
    );
  });
});

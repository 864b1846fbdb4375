import { execFileSync } from 'node:child_process';
import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RunEvent } from '@wordloom/events';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { copyWorkspace, type SampleWorkspace, sampleWorkspace } from './sample-workspace.ts';

// The pipeline: text → split → count → show. `count` has a worker, bytes beside it, a dynamic import and a package.

interface Answer {
  readonly outcomes?: Record<string, string>;
  readonly events?: RunEvent[];
  readonly plan?: Record<string, string[]>;
  readonly error?: string;
}

let sample: SampleWorkspace;

function ask(settings: Record<string, unknown> = {}, mode = 'run'): Answer {
  const script = fileURLToPath(new URL('./run-sample.ts', import.meta.url));
  const output = execFileSync(process.execPath, [script, sample.root, JSON.stringify(settings), mode], {
    encoding: 'utf8',
  });
  return JSON.parse(output) as Answer;
}

/** The nodes that ran, in order. */
function ran(settings?: Record<string, unknown>): string[] {
  const { outcomes, error } = ask(settings);
  expect(error).toBeUndefined();
  return Object.entries(outcomes!).flatMap(([id, outcome]) => (outcome === 'ran' ? [id] : []));
}

function reasons(node: string, settings?: Record<string, unknown>): string[] {
  return ask(settings, 'plan').plan![node]!;
}

let ranOnce: SampleWorkspace;

beforeAll(() => {
  sample = sampleWorkspace();
  expect(ran()).toEqual(['text', 'split', 'count', 'show']);
  ranOnce = sample;
});
beforeEach(() => {
  sample = copyWorkspace(ranOnce);
});
afterEach(() => sample.remove());
afterAll(() => ranOnce.remove());

describe('what reruns nothing', () => {
  test('no edit at all', () => {
    expect(ran()).toEqual([]);
  });

  test('a comment, a type annotation, a reformat', () => {
    sample.edit('packages/words/src/split.ts', '/** Words of a text. */', '/** Other words about it. */');
    sample.edit('packages/words/src/split.ts', 'word.length > 2', '\n word . length  >  2\n');
    sample.edit('packages/numbers/src/factor.ts', 'factor =', 'factor: number =');
    sample.edit('packages/numbers/src/worker.ts', 'const base =', '/* hundred */ const base: number =');
    expect(ran()).toEqual([]);
  });

  test('an unused pure export, in a file that is used and in one that is not', () => {
    sample.edit('packages/words/src/split.ts', 'return 1', 'return 2');
    sample.edit('packages/words/src/unused.ts', '= 1', '= 2');
    expect(ran()).toEqual([]);
  });

  test('an unused declaration beside a used one', () => {
    sample.write(
      'packages/numbers/src/stage.ts',
      `${sample.read('packages/numbers/src/stage.ts')}\nexport const unused = recordType('unused', z.string().min(3));\n`,
    );
    expect(ran()).toEqual([]);
  });
});

describe('what reruns a stage and what depends on it', () => {
  test('a constant of a workspace package it imports', () => {
    sample.edit('packages/numbers/src/factor.ts', '2', '3');
    expect(reasons('count')).toEqual(['runs', 'code: packages/numbers/src/factor.ts changed']);
    expect(ran()).toEqual(['count', 'show']);
  });

  test('a constant of its own', () => {
    sample.edit('packages/last/src/run.ts', '</p>', '</p>\\n');
    expect(ran()).toEqual(['show']);
  });

  test('a worker file', () => {
    sample.edit('packages/numbers/src/worker.ts', '100', '200');
    expect(reasons('count')).toEqual(['runs', 'code: packages/numbers/src/worker.ts changed']);
    expect(ran()).toEqual(['count', 'show']);
  });

  test('bytes it reads by URL', () => {
    sample.write('packages/numbers/src/table.wasm', 'other bytes');
    expect(reasons('count')).toEqual(['runs', 'code: packages/numbers/src/table.wasm changed']);
    expect(ran()).toEqual(['count', 'show']);
  });

  test('a dynamically imported module', () => {
    sample.edit('packages/numbers/src/shift.ts', '0', '5');
    expect(reasons('count')).toEqual(['runs', 'code: packages/numbers/src/shift.ts changed']);
    expect(ran()).toEqual(['count', 'show']);
  });

  test('a parameter', () => {
    expect(reasons('count', { 'count.scale': 3 })).toEqual(['runs', 'parameter scale: 1 → 3']);
    expect(ran({ 'count.scale': 3 })).toEqual(['count', 'show']);
  });

  test('the text', () => {
    sample.write('text.txt', 'one two three and four\n');
    expect(reasons('text')).toEqual(['runs', 'the file it is read from changed']);
    expect(reasons('split')).toEqual(['waits', 'what text will make']);
    expect(ran()).toEqual(['text', 'split', 'count', 'show']);
  });

  test('an edit of the same size with the same modification time', () => {
    const path = join(sample.root, 'packages/numbers/src/factor.ts');
    const { atime, mtime, size } = statSync(path);
    sample.edit('packages/numbers/src/factor.ts', '2', '7');
    utimesSync(path, atime, mtime);
    expect(statSync(path)).toMatchObject({ mtime, size });
    expect(ran()).toEqual(['count', 'show']);
  });
});

describe('a version in the lockfile', () => {
  test('of a package it imports reruns its users only', () => {
    sample.edit('pnpm-lock.yaml', 'version: 1.0.0', 'version: 1.0.1');
    sample.edit('pnpm-lock.yaml', '  tiny@1.0.0:\n    resolution', '  tiny@1.0.1:\n    resolution');
    expect(reasons('count')).toEqual(['runs', 'package tiny: tiny@1.0.0 → tiny@1.0.1']);
    expect(ran()).toEqual(['count']); // and the same total comes out, so that `show` stays
  });

  test('of what that package depends on counts too', () => {
    sample.edit('pnpm-lock.yaml', 'sha512-two', 'sha512-three');
    expect(reasons('count')[1]).toMatch(/^package tiny/);
  });
});

describe('early cutoff', () => {
  test('a changed stage whose output bytes stay the same stops the rebuild there', () => {
    sample.edit('packages/words/src/split.ts', "text.split(' ')", 'text.split(/ /)');
    expect(reasons('count')).toEqual(['waits', 'what split will make']);
    expect(ran()).toEqual(['split']);
  });

  test('a change that turns out as an earlier one is taken from the store', () => {
    sample.edit('packages/numbers/src/factor.ts', '2', '3');
    expect(ran()).toEqual(['count', 'show']);
    sample.edit('packages/numbers/src/factor.ts', '3', '2');
    expect(ran()).toEqual([]);
  });
});

describe('code that cannot be followed is refused when planning', () => {
  test('a computed import, with file and line', () => {
    sample.edit('packages/last/src/run.ts', "'<p>' +", "'<p>' + (await import('./' + String(1))) +");
    const { error } = ask({}, 'plan');
    expect(error).toContain('an import() of a computed module');
    expect(error).toContain('packages/last/src/run.ts:5');
  });

  test('a read of an undeclared file', () => {
    sample.edit('packages/last/src/run.ts', "'<p>' +", "readFileSync('/etc/hostname', 'utf8') +");
    sample.edit(
      'packages/last/src/run.ts',
      'import { implement }',
      "import { readFileSync } from 'node:fs';\nimport { implement }",
    );
    expect(ask({}, 'plan').error).toContain('a read of a file that is not declared: readFileSync(');
  });
});

describe('a stage that fails', () => {
  test('ends the run with its name, its error and what it wrote; what is before it is kept', () => {
    sample.edit(
      'packages/numbers/src/run.ts',
      'const { shift }',
      "console.log('about to fail'); if (parameters.scale === 1) throw new RangeError('out of numbers');\n  const { shift }",
    );
    const { outcomes, events } = ask();
    expect(outcomes).toEqual({ text: 'cached', split: 'cached', count: 'failed', show: 'skipped' });
    const failed = events!.find((event) => event.type === 'node-finished' && event.outcome === 'failed');
    expect(failed).toMatchObject({
      node: 'count',
      failure: { what: 'the stage threw RangeError: out of numbers', logTail: 'about to fail' },
    });
    expect(ran({ 'count.scale': 2 })).toEqual(['count', 'show']);
  });

  test('by leaving the process is told from one that throws', () => {
    sample.edit('packages/numbers/src/run.ts', 'const { shift }', 'process.exit(7);\n  const { shift }');
    const failed = ask().events!.find(
      (event) => event.type === 'node-finished' && event.outcome === 'failed',
    );
    expect(failed).toMatchObject({ node: 'count', failure: { code: 'stage/crashed', exitCode: 7 } });
  });
});

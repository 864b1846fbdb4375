import { WordloomError } from '@wordloom/errors';
import { uint32, utf8 } from '@wordloom/schema';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  buildGraph,
  defineStage,
  type Pipeline,
  type PipelineBuilder,
  recordType,
  type Stage,
  sources,
  tableType,
  text,
} from './index.ts';

const words = tableType('words', { word: utf8, count: uint32 });
const total = recordType('total', z.number());
const implementation = new URL('./none.ts', import.meta.url);
const parameters = z.object({ least: z.int().min(0).default(1), strict: z.boolean().default(false) });
const stages: readonly Stage[] = [
  defineStage({
    name: 'split',
    summary: '',
    parameters,
    inputs: { text },
    outputs: { words },
    reproducible: true,
    implementation,
  }),
  defineStage({
    name: 'count',
    summary: '',
    parameters,
    inputs: { words },
    outputs: { total },
    reproducible: true,
    implementation,
  }),
  defineStage({
    name: 'both',
    summary: '',
    parameters,
    inputs: { words, total },
    outputs: { words },
    reproducible: true,
    implementation,
  }),
];
const asset = { name: 'poem', summary: '', type: text, paths: ['poem.txt'], sources: [] };

/** What goes well most of the time, so that what comes after it is reached. */
function mostly<A, B>(usual: A, other: fc.Arbitrary<B>): fc.Arbitrary<A | B> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
}

const id = fc.constantFrom(
  'a',
  'b',
  'c',
  'd',
  'e',
  'f',
  'g',
  'poem',
  '',
  'constructor',
  '__proto__',
  'a.b',
  '\x1b[2J',
);
const port = fc.constantFrom('text', 'words', 'total', 'content', 'none', '__proto__');
const wire = fc.record({ from: fc.nat(6), output: port });
const step = fc.record({
  id,
  stage: fc.nat(stages.length - 1),
  inputs: mostly({}, fc.dictionary(port, wire, { maxKeys: 1 })),
  parameters: mostly(
    undefined,
    fc.dictionary(fc.constantFrom('least', 'strict', 'none'), fc.jsonValue({ maxDepth: 1 })),
  ),
});
const definition = fc.record({
  steps: fc.array(step, { maxLength: 3 }),
  profiles: fc.dictionary(
    id,
    fc.dictionary(fc.constantFrom('a.least', 'b.strict', 'none', '.', 'poem'), fc.jsonValue({ maxDepth: 1 })),
  ),
  results: mostly({}, fc.dictionary(id, wire, { maxKeys: 1 })),
});
const asked = mostly(
  {},
  fc.record(
    {
      profile: id,
      set: fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 1 })),
      seed: fc.nat(),
      strict: fc.boolean(),
    },
    { requiredKeys: [] },
  ),
);

/** For each input the newest output of its name. */
function rightWires({ inputs }: Stage, made: readonly Record<string, unknown>[]): Record<string, unknown> {
  const names = Object.keys(inputs).map((name) => [name, name === 'text' ? 'content' : name] as const);
  return Object.fromEntries(
    names.map(([name, output]) => [name, made.findLast((outputs) => output in outputs)?.[output]]),
  );
}

/** A pipeline whose steps are wired to whatever outputs there are at that moment. */
function pipelineOf({
  steps,
  profiles,
  results,
}: typeof definition extends fc.Arbitrary<infer D> ? D : never): Pipeline {
  const build = (p: PipelineBuilder) => {
    const made: Record<string, unknown>[] = [{ content: p.asset(asset) }];
    const wireOf = ({ from, output }: { from: number; output: string }) => made[from % made.length]![output];
    const wires = (from: Record<string, { from: number; output: string }>) =>
      Object.fromEntries(Object.entries(from).map(([name, wire]) => [name, wireOf(wire)]));
    const stageOf = p.stage as unknown as (...args: unknown[]) => Record<string, unknown>;
    for (const { id, stage, inputs, parameters } of steps)
      made.push(
        stageOf(id, stages[stage], { ...rightWires(stages[stage]!, made), ...wires(inputs) }, parameters),
      );
    return wires(results) as never;
  };
  return { name: 'any', summary: '', profiles, build };
}

test('whatever a definition says, it is a graph in order, or refused with a code', () => {
  let graphs = 0;
  const property = fc.property(definition, asked, (defined, options) => {
    try {
      const { nodes } = buildGraph(pipelineOf(defined), options);
      graphs++;
      const before = new Set<string>();
      for (const node of nodes) {
        for (const source of sources(node)) expect(before).toContain(source);
        expect(before).not.toContain(node.id);
        before.add(node.id);
      }
    } catch (error) {
      if (!(error instanceof WordloomError)) throw error;
      expect(error.code).toMatch(/^pipeline\//);
    }
  });
  fc.assert(property, { numRuns: 500 });
  expect(graphs).toBeGreaterThan(20);
});

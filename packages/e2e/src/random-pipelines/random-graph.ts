import { join } from 'node:path';
import { definePipeline, type Pipeline, text, type Wire } from '@wordloom/stage';
import fc from 'fast-check';
import { length, part, sum, value } from './stages.ts';

/** A node in words of its own; it reads nodes before it, whatever number that is of. */
const node = fc.oneof(
  fc.record({ kind: fc.constant('value' as const), value: fc.nat(3) }),
  fc.record({ kind: fc.constant('length' as const), file: fc.nat(1) }),
  fc.record({ kind: fc.constant('sum' as const), left: fc.nat(9), right: fc.nat(9), more: fc.nat(2) }),
  fc.record({ kind: fc.constant('part' as const), of: fc.nat(9), by: fc.integer({ min: 2, max: 4 }) }),
);
type Node = typeof node extends fc.Arbitrary<infer N> ? N : never;
/** The first is a number, since the others read one before them. */
export type Description = readonly [{ readonly kind: 'value'; readonly value: number }, ...Node[]];

export const description: fc.Arbitrary<Description> = fc
  .tuple(fc.nat(3), fc.array(node, { minLength: 1, maxLength: 7 }))
  .map(([first, others]) => [{ kind: 'value', value: first }, ...others]);

/** One node replaced, or added at the end. */
export const edit = fc.tuple(fc.nat(8), node);

export function edited([first, ...others]: Description, [at, node]: [number, Node]): Description {
  const place = Math.min(at, others.length);
  return [first, ...others.slice(0, place), node, ...others.slice(place + 1)];
}

/** Texts are files in a folder. */
export function pipelineOf(description: Description, folder: string): Pipeline {
  return definePipeline({
    name: 'random',
    summary: 'a random graph',
    build(p) {
      const numbers: Wire<(typeof value)['outputs']['number']>[] = [];
      for (const [i, node] of description.entries()) {
        const before = (which: number) => numbers[which % i]!;
        const id = `node-${i}`;
        if (node.kind === 'value') numbers.push(p.stage(id, value, {}, { value: node.value }).number);
        if (node.kind === 'sum') {
          const inputs = { left: before(node.left), right: before(node.right) };
          numbers.push(p.stage(id, sum, inputs, { more: node.more }).number);
        }
        if (node.kind === 'part')
          numbers.push(p.stage(id, part, { of: before(node.of) }, { by: node.by }).number);
        if (node.kind === 'length') {
          const sources = [{ from: 'path', path: join(folder, `${node.file}.txt`) } as const];
          const asset = { name: `text-${i}`, summary: 'a text', type: text, paths: [], sources };
          numbers.push(p.stage(id, length, { text: p.asset(asset) }).number);
        }
      }
      return { last: numbers.at(-1)! };
    },
  });
}

/** What each node comes to, without an engine. */
export function numbersOf(description: Description, texts: readonly string[]): number[] {
  const numbers: number[] = [];
  for (const [i, node] of description.entries()) {
    if (node.kind === 'value') numbers.push(node.value);
    if (node.kind === 'length') numbers.push(texts[node.file]!.length);
    if (node.kind === 'sum') numbers.push(numbers[node.left % i]! + numbers[node.right % i]! + node.more);
    if (node.kind === 'part') numbers.push(Math.floor(numbers[node.of % i]! / node.by));
  }
  return numbers;
}

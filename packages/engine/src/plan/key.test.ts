import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeyComponents, keyOf } from './key.ts';

const hash = fc.stringMatching(/^[0-9a-f]{8}$/);
const named = <T>(value: fc.Arbitrary<T>) =>
  fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), value, { maxKeys: 3 });
const content = fc.oneof(fc.record({ content: hash }), fc.record({ rows: fc.nat(9), columns: named(hash) }));
const components: fc.Arbitrary<KeyComponents> = fc.record(
  {
    format: fc.nat(3),
    bundler: fc.constantFrom('esbuild 1', 'esbuild 2'),
    node: fc.constantFrom('v24.0.0', 'v24.1.0'),
    stage: fc.stringMatching(/^[a-z]{1,3}$/),
    code: hash,
    packages: named(hash),
    parameters: named(fc.jsonValue()),
    inputs: named(content),
    seed: fc.integer(),
    environment: named(fc.string()),
  },
  { requiredKeys: ['format', 'bundler', 'node', 'stage', 'code', 'packages', 'parameters', 'inputs'] },
);

/** The same value, its keys in another order. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, item]) => [name, turned(item)]),
  ) as T;
}

test('the order in which components, parameters or inputs are named does not change a key', () => {
  fc.assert(
    fc.property(components, (some) => {
      expect(keyOf(turned(some))).toBe(keyOf(some));
    }),
  );
});

test('a key changes when one component does, whichever and to whatever', () => {
  fc.assert(
    fc.property(components, components, (some, other) => {
      for (const name of Object.keys(other) as (keyof KeyComponents)[]) {
        const changed = { ...some, [name]: other[name] };
        expect(keyOf(changed) === keyOf(some)).toBe(isSame(some[name], other[name]));
      }
    }),
    { numRuns: 300 },
  );
});

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    left.length === right.size &&
    left.every(([name, item]) => right.has(name) && isSame(item, right.get(name)))
  );
}

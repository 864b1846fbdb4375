import type { Variable } from '@wordloom/device';
import type { NamedArray } from './named-arrays.ts';

/** A copy of the values of variables, such as a module's `namedParameters()` or an optimiser's `state`. */
export async function readState(
  variables: ReadonlyMap<string, Variable>,
): Promise<ReadonlyMap<string, NamedArray & { readonly values: Float32Array }>> {
  const read = await Promise.all(
    [...variables].map(async ([name, each]) => {
      const values = Float32Array.from(await each.data());
      return [name, { shape: each.shape, values }] as const;
    }),
  );
  return new Map(read);
}

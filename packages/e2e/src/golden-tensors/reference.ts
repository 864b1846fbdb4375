import { readSafetensors } from '@wordloom/checkpoint';
import { add, dispose, mul, sum, type Tensor, tensor, tidy, valueAndGrads } from '@wordloom/device';
import { loadState, Module, type NamedArray } from '@wordloom/nn';
import { expect } from 'vitest';

/** What make.py wrote. */
const reference = await readSafetensors(new URL('./reference.safetensors', import.meta.url).pathname);

/** Cases that no test has asked for yet. */
export const untested = new Set([...reference.keys()].map((name) => name.split('/')[0]!));

/** The tensors of a case under one heading, such as `weights`. */
export function part(name: string, heading: string): ReadonlyMap<string, NamedArray> {
  untested.delete(name);
  const prefix = `${name}/${heading}/`;
  return new Map(
    [...reference]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length), value]),
  );
}

export function one(name: string): NamedArray {
  untested.delete(name.split('/')[0]!);
  return reference.get(name)!;
}

/** On the device. */
export function placed({ values, shape }: NamedArray): Tensor {
  return tensor(values as Float32Array | Int32Array, shape);
}

/** Within float32's rounding over a few dozen operations. */
export async function expectClose(actual: Tensor, wanted: NamedArray, what: string): Promise<void> {
  expect(actual.shape, what).toEqual(wanted.shape);
  const values = await actual.data();
  wanted.values.forEach((value, i) => {
    const bound = 2e-5 * Math.max(1, Math.abs(Number(value)));
    expect(Math.abs(values[i]! - Number(value)), `${what}, element ${i}`).toBeLessThan(bound);
  });
}

/** Holds a module's outputs, and the gradients of its parameters and inputs, against PyTorch's. */
export async function expectAsPyTorch<M extends Module>(
  name: string,
  module: M,
  forward: (module: M, inputs: Record<string, Tensor>) => Record<string, Tensor>,
): Promise<void> {
  loadState(module.namedParameters(), part(name, 'weights'));
  const inputs = mapped(part(name, 'input'), placed);
  const upstream = mapped(part(name, 'upstream'), placed);
  const outputs = tidy(() => forward(module, inputs));
  for (const [key, wanted] of part(name, 'output')) await expectClose(outputs[key]!, wanted, `output ${key}`);

  const entries = [
    ...[...part(name, 'gradient')].map(([key, wanted]) => ({
      ...{ key, wanted },
      of: module.namedParameters().get(key)! as Tensor,
    })),
    ...[...part(name, 'input-gradient')].map(([key, wanted]) => ({ key, wanted, of: inputs[key]! })),
  ];
  const { value, grads } = valueAndGrads(
    () =>
      Object.entries(forward(module, inputs))
        .map(([key, output]) => sum(mul(output, upstream[key]!)))
        .reduce((a, b) => add(a, b)),
    entries.map((entry) => entry.of),
  );
  for (const [i, { key, wanted }] of entries.entries()) {
    await expectClose(grads[i]!, wanted, `gradient of ${key}`);
  }
  dispose([value, inputs, upstream, outputs, ...grads.map((gradient) => gradient!)]);
  module.dispose();
}

/** A module without parameters: for what is a function. */
export class Plain extends Module {}

function mapped<T>(
  arrays: ReadonlyMap<string, NamedArray>,
  make: (array: NamedArray) => T,
): Record<string, T> {
  return Object.fromEntries([...arrays].map(([key, value]) => [key, make(value)]));
}

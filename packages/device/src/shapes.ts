import { WordloomError } from '@wordloom/errors';
import type { Tensor } from './tensors.ts';

/** A tensor, and the names of its dimensions: `'out in'`, or `'... in'` where any number may come before. */
export type Named = readonly [tensor: Tensor, dimensions: string];

/**
 * Holds tensors against the names of their dimensions: the same name has the same size everywhere.
 *
 * @returns the size of each name
 * @throws WordloomError `device/shape` that tells the names
 */
export function checkShapes(
  operation: string,
  tensors: Readonly<Record<string, Named | undefined>>,
): Record<string, number> {
  const sizes: Record<string, number> = {};
  const foundIn: Record<string, string> = {};
  for (const [name, named] of Object.entries(tensors)) {
    if (!named) continue;
    const [{ shape }, dimensions] = named;
    const names = dimensions === '' ? [] : dimensions.split(' ');
    const open = names[0] === '...';
    if (open) names.shift();
    const extra = shape.length - names.length;
    if (open ? extra < 0 : extra !== 0) {
      throw badShape(operation, `${name} has shape [${shape}], not (${names.join(', ')})`, tensors);
    }
    names.forEach((dimension, i) => {
      const size = shape[extra + i]!;
      const known = /^\d+$/.test(dimension) ? Number(dimension) : sizes[dimension];
      if (known !== undefined && known !== size) {
        const other = foundIn[dimension] ? `${known} in ${foundIn[dimension]}` : `${known}`;
        throw badShape(operation, `'${dimension}' is ${size} in ${name}, and ${other}`, tensors);
      }
      sizes[dimension] = size;
      foundIn[dimension] ??= name;
    });
  }
  return sizes;
}

/** @throws WordloomError `device/type` unless the tensor holds integers */
export function checkIntegers(operation: string, name: string, { dtype }: Tensor): void {
  if (dtype === 'int32') return;
  throw new WordloomError({
    code: 'device/type',
    what: `${operation}: ${name} has type ${dtype}, not int32`,
    fix: 'make it from an Int32Array',
  });
}

function badShape(
  operation: string,
  what: string,
  tensors: Readonly<Record<string, Named | undefined>>,
): WordloomError {
  const shapes = Object.entries(tensors).flatMap(([name, named]) =>
    named ? [`${name} (${named[1].split(' ').join(', ')}) is [${named[0].shape}]`] : [],
  );
  return new WordloomError({
    code: 'device/shape',
    what: `${operation}: ${what}`,
    why: shapes.join('; '),
    fix: 'give tensors whose named dimensions agree',
  });
}

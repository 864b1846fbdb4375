import * as tf from '@tensorflow/tfjs-core';
import { sumTo } from './broadcast.ts';

/** Kernels that move values without computing. */
export const arrangement: readonly tf.GradConfig[] = [
  reshaping(tf.Reshape),
  reshaping(tf.ExpandDims),
  {
    kernelName: tf.Transpose,
    gradFunc: (dy, _saved, attributes) => {
      const { perm } = attributes as { perm: number[] };
      const inverse = perm.map((_, axis) => perm.indexOf(axis));
      return { x: () => tf.transpose(dy as tf.Tensor, inverse) };
    },
  },
  {
    kernelName: tf.Concat,
    saveAllInputs: true,
    gradFunc: (dy, inputs, attributes) => {
      const axis = tf.util.parseAxisParam((attributes as { axis: number }).axis, inputs[0]!.shape)[0]!;
      const sizes = inputs.map(({ shape }) => shape[axis]!);
      const parts = tf.split(dy as tf.Tensor, sizes, axis);
      return Object.fromEntries(parts.map((part, i) => [`${i}`, () => part]));
    },
  },
  {
    kernelName: tf.SplitV,
    gradFunc: (dy, _saved, attributes) => ({
      x: () => tf.concat(dy as tf.Tensor[], (attributes as { axis: number }).axis),
    }),
  },
  {
    kernelName: tf.Slice,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attributes) => {
      const { begin, size } = attributes as { begin: number | number[]; size: number | number[] };
      const [starts, sizes] = tf.slice_util.parseSliceParams(x!, begin, size) as [number[], number[]];
      const padding = x!.shape.map((whole, axis): [number, number] => [
        starts[axis]!,
        whole - starts[axis]! - sizes[axis]!,
      ]);
      return { x: () => tf.pad(dy as tf.Tensor, padding) };
    },
  },
  {
    kernelName: tf.PadV2,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attributes) => {
      const { paddings } = attributes as { paddings: [number, number][] };
      return {
        x: () =>
          tf.slice(
            dy as tf.Tensor,
            paddings.map(([before]) => before),
            x!.shape,
          ),
      };
    },
  },
  {
    kernelName: tf.Tile,
    inputsToSave: ['x'],
    gradFunc: (dy, [x], attributes) => ({
      x: () => {
        const { reps } = attributes as { reps: number[] };
        // Each dimension becomes two, [times, size], of which the first is summed away.
        const pairs = x!.shape.flatMap((size, axis) => [reps[axis]!, size]);
        const times = reps.map((_, axis) => 2 * axis);
        return tf.sum(tf.reshape(dy as tf.Tensor, pairs), times);
      },
    }),
  },
  {
    kernelName: tf.GatherV2,
    inputsToSave: ['x', 'indices'],
    gradFunc: (dy, [x, indices], attributes) => ({
      x: () => gatherGradient(dy as tf.Tensor, x!, indices!, (attributes as { axis: number }).axis),
      indices: () => indices!,
    }),
  },
  {
    kernelName: tf.Pack,
    saveAllInputs: true,
    gradFunc: (dy, _saved, attributes) => {
      const parts = tf.unstack(dy as tf.Tensor, (attributes as { axis: number }).axis);
      return Object.fromEntries(parts.map((part, i) => [`${i}`, () => part]));
    },
  },
  {
    kernelName: tf.Unpack,
    gradFunc: (dy, _saved, attributes) => ({
      value: () => tf.stack(dy as tf.Tensor[], (attributes as { axis: number }).axis),
    }),
  },
  {
    kernelName: tf.BroadcastTo,
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => sumTo(dy as tf.Tensor, x!.shape) }),
  },
];

function reshaping(kernelName: string): tf.GradConfig {
  return {
    kernelName,
    inputsToSave: [kernelName === tf.ExpandDims ? 'input' : 'x'],
    gradFunc: (dy, [x]) => ({
      [kernelName === tf.ExpandDims ? 'input' : 'x']: () => tf.reshape(dy as tf.Tensor, x!.shape),
    }),
  };
}

function gatherGradient(dy: tf.Tensor, x: tf.Tensor, indices: tf.Tensor, axis: number): tf.Tensor {
  const rows = x.shape[axis]!;
  const flat = tf.reshape(indices, [indices.size]) as tf.Tensor1D;
  if (axis === 0) {
    const sums = tf.unsortedSegmentSum(tf.reshape(dy, [indices.size, ...x.shape.slice(1)]), flat, rows);
    return tf.reshape(sums, x.shape);
  }
  // [before, indices, after] -> [indices, before, after], summed by row, and back.
  const before = x.shape.slice(0, axis).reduce((a, b) => a * b, 1);
  const front = tf.transpose(tf.reshape(dy, [before, indices.size, -1]), [1, 0, 2]);
  const sums = tf.unsortedSegmentSum(front, flat, rows);
  return tf.reshape(tf.transpose(sums, [1, 0, 2]), x.shape);
}

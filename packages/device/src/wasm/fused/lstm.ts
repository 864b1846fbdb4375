import type * as tf from '@tensorflow/tfjs-core';
import type { FusedOperations } from '../../fused.ts';
import type { Tensor } from '../../tensors.ts';
import type { WasmBackend } from '../backend.ts';
import { differentiable } from '../differentiable.ts';
import { chunks, columnSums, product } from '../launch.ts';

/** A whole sequence in two kernels: all inputs' shares of the gates by one product, then step by step, some sequences a chunk. */
export function fusedLstm(backend: WasmBackend): FusedOperations['lstm'] {
  const { kernels } = backend;
  const at = (x: tf.TensorInfo | null | undefined) => (x ? backend.address(x) : 0);
  return (x, { weightIh, weightHh, biasIh, biasHh }, reverse, initial) => {
    const [batch, time, width] = x.shape as [number, number, number];
    const hidden = weightHh.shape[1]!;
    const gateWidth = 4 * hidden;
    const rows = batch * time;
    const each = Math.max(1, Math.min(192, Math.ceil(batch / kernels.threads / 6) * 6));
    const last = reverse ? 0 : time - 1;
    kernels.reserveScratch((gateWidth + 16) * (hidden + 16) * 4);
    const inputs: Record<string, Tensor> = { x, weightIh, weightHh };
    if (biasIh) inputs.biasIh = biasIh;
    if (biasHh) inputs.biasHh = biasHh;
    if (initial) Object.assign(inputs, { initialHidden: initial.hidden, initialCell: initial.cell });

    const forward = () => {
      const gates = backend.makeTensor([batch, time, gateWidth]);
      const output = backend.makeTensor([batch, time, hidden]);
      const cells = backend.makeTensor([batch, time, hidden]);
      const bias = sumOfBiases(backend, biasIh, biasHh, gateWidth);
      product(kernels, {
        a: { address: at(x), row: width, column: 1 },
        b: { address: at(weightIh), row: 1, column: width },
        c: { address: at(gates), row: gateWidth },
        rows,
        columns: gateWidth,
        depth: width,
        bias: at(bias),
      });
      const words = [
        at(gates),
        at(weightHh),
        batch,
        time,
        hidden,
        each,
        reverse ? 1 : 0,
        at(output),
        at(cells),
      ];
      kernels.run('lstm', chunks(batch, each), [...words, at(initial?.hidden), at(initial?.cell)]);
      const ends = [output, cells].map((all) => {
        const end = backend.makeTensor([batch, hidden]);
        copyRows(backend, at(all) + last * hidden * 4, at(end), time * hidden, hidden, batch, hidden);
        return end;
      });
      const saved = [x, weightIh, weightHh, gates, output, cells];
      return {
        outputs: [output, ...ends],
        saved: initial ? [...saved, initial.hidden, initial.cell] : saved,
      };
    };

    const [output, finalHidden, finalCell] = differentiable(backend, inputs, forward, (dys, saved) => {
      const [x, weightIh, weightHh, gates, output, cells, firstHidden, firstCell] = saved;
      const [dHidden, dCell] = [dys[1]!, dys[2]!].map((dy) => {
        const copy = backend.makeTensor([batch, hidden]);
        copyRows(backend, at(dy), at(copy), hidden, hidden, batch, hidden);
        return copy;
      });
      const words = [
        at(gates),
        at(weightHh),
        batch,
        time,
        hidden,
        each,
        reverse ? 1 : 0,
        at(output),
        at(cells),
      ];
      const starts = [at(firstHidden), at(firstCell), at(dys[0]!), at(dHidden), at(dCell)];
      kernels.run('lstmGradient', chunks(batch, each), [...words, ...starts]);
      const dGates = gates!;
      const weightGradient = (other: Tensor, columns: number) => {
        const gradient = backend.makeTensor([gateWidth, columns]);
        product(kernels, {
          a: { address: at(dGates), row: 1, column: gateWidth },
          b: { address: at(other), row: columns, column: 1 },
          c: { address: at(gradient), row: columns },
          rows: gateWidth,
          columns,
          depth: rows,
        });
        return gradient;
      };
      const biasGradient = () => {
        const gradient = backend.makeTensor([gateWidth]);
        columnSums(kernels, at(dGates), at(gradient), [1, rows, gateWidth]);
        return gradient;
      };
      return {
        x: () => {
          const dx = backend.makeTensor(x!.shape);
          product(kernels, {
            a: { address: at(dGates), row: gateWidth, column: 1 },
            b: { address: at(weightIh), row: width, column: 1 },
            c: { address: at(dx), row: width },
            rows,
            columns: width,
            depth: gateWidth,
          });
          return dx;
        },
        weightIh: () => weightGradient(x!, width),
        weightHh: () => weightGradient(previousOutputs(backend, output!, reverse, firstHidden), hidden),
        biasIh: biasGradient,
        biasHh: biasGradient,
        initialHidden: () => dHidden!,
        initialCell: () => dCell!,
      };
    });
    return { output: output!, hidden: finalHidden!, cell: finalCell! };
  };
}

function sumOfBiases(
  backend: WasmBackend,
  one: Tensor | null | undefined,
  other: Tensor | null | undefined,
  width: number,
): Tensor | null {
  if (!one || !other) return one ?? other ?? null;
  const sum = backend.makeTensor([width]);
  const words = [backend.address(one), backend.address(other), backend.address(sum)];
  backend.kernels.run('combine', 1, [...words, 1, 1, width, 0, 0, 1, 0, 1]);
  return sum;
}

/** The hidden state that each step came from, [batch, time, hidden]. */
function previousOutputs(
  backend: WasmBackend,
  output: Tensor,
  reverse: boolean,
  initial: Tensor | undefined,
): Tensor {
  const [batch, time, hidden] = output.shape as [number, number, number];
  const previous = backend.makeTensor(output.shape);
  const [from, to] = [backend.address(output), backend.address(previous)];
  const [later, first] = [hidden * 4, reverse ? (time - 1) * hidden * 4 : 0];
  const row = time * hidden;
  copyRows(backend, reverse ? from + later : from, reverse ? to : to + later, row, row, batch, row - hidden);
  if (initial) copyRows(backend, backend.address(initial), to + first, hidden, row, batch, hidden);
  else
    for (let b = 0; b < batch; b++)
      backend.view(previous).fill(0, b * row + first / 4, b * row + first / 4 + hidden);
  return previous;
}

/** All in numbers. */
function copyRows(
  backend: WasmBackend,
  from: number,
  to: number,
  fromStride: number,
  toStride: number,
  rows: number,
  count: number,
): void {
  if (count === 0) return;
  backend.kernels.run('copyRows', rows, [from, to, 4 * fromStride, 4 * toStride, rows, 4 * count, 1]);
}

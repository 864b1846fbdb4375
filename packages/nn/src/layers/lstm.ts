import { concat, type LstmWeights, lstm, stack, type Tensor, tidy } from '@wordloom/device';
import type { RandomStream } from '@wordloom/random';
import { uniform } from '../initializers.ts';
import { Module } from '../module.ts';
import { dropped, evaluation, type Pass } from '../pass.ts';

export interface LstmLayerOptions {
  readonly random: RandomStream;
  /** One over the outputs of the other; 1 unless given. */
  readonly layers?: number;
  /** A second one from the last step to the first; outputs stand side by side. */
  readonly bidirectional?: boolean;
  /** Of the outputs of every layer but the last. */
  readonly dropout?: number;
}

export interface LstmOutput {
  /** Of the last layer, shape [batch, time, directions * hidden]. */
  readonly output: Tensor;
  /** After the last step taken, shape [layers * directions, batch, hidden], layer by layer. */
  readonly hidden: Tensor;
  readonly cell: Tensor;
}

/**
 * Long short-term memories over one another. Parameters of layer L `weight_ih_lL` [4 * hidden, in], `weight_hh_lL`
 * [4 * hidden, hidden], `bias_ih_lL`, `bias_hh_lL` [4 * hidden], and the same with `_reverse`.
 */
export class Lstm extends Module {
  readonly #layers: readonly (readonly LstmWeights[])[];
  readonly #dropout: number;

  constructor(size: number, hidden: number, options: LstmLayerOptions) {
    super();
    const { random, layers = 1, bidirectional = false, dropout = 0 } = options;
    const directions = bidirectional ? ['', '_reverse'] : [''];
    const initializer = uniform(1 / Math.sqrt(hidden));
    this.#dropout = dropout;
    this.#layers = Array.from({ length: layers }, (_, layer) => {
      const width = layer === 0 ? size : directions.length * hidden;
      return directions.map((direction) => {
        const make = (name: string, shape: readonly number[]) =>
          this.parameter(`${name}_l${layer}${direction}`, { shape, initializer, random });
        return {
          weightIh: make('weight_ih', [4 * hidden, width]),
          weightHh: make('weight_hh', [4 * hidden, hidden]),
          biasIh: make('bias_ih', [4 * hidden]),
          biasHh: make('bias_hh', [4 * hidden]),
        };
      });
    });
  }

  /** x [batch, time, in] */
  forward(x: Tensor, pass: Pass = evaluation): LstmOutput {
    return tidy(() => {
      const hidden: Tensor[] = [];
      const cell: Tensor[] = [];
      let output = x;
      this.#layers.forEach((directions, layer) => {
        const input = layer === 0 ? x : dropped(output, this.#dropout, pass);
        const results = directions.map((weights, i) => lstm(input, weights, { reverse: i === 1 }));
        const outputs = results.map((result) => result.output);
        output = outputs.length > 1 ? concat(outputs, 2) : outputs[0]!; // [batch, time, directions * hidden]
        for (const result of results) {
          hidden.push(result.hidden);
          cell.push(result.cell);
        }
      });
      return { output, hidden: stack(hidden), cell: stack(cell) };
    }) as { output: Tensor; hidden: Tensor; cell: Tensor };
  }
}

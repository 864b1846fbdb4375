import { batchify, padRows, type SkipGramExamples } from '@wordloom/batching';
import { crossEntropy, sum, type Tensor, tensor } from '@wordloom/device';
import { maskedSigmoidLoss } from '@wordloom/nn';
import type { MinibatchOptions } from './minibatch-options.ts';
import type { WordVectorModel } from './word-vector-model.ts';

/** The tensors of a batch by name. */
export type WordBatch = Readonly<Record<string, Tensor>>;

/** How a batch is made of some examples, and the sum of their losses. */
export interface Objective {
  batch(examples: SkipGramExamples, rows: Int32Array): WordBatch;
  loss(model: WordVectorModel, batch: WordBatch): Tensor;
}

export function objectiveOf({ model, objective }: Pick<MinibatchOptions, 'model' | 'objective'>): Objective {
  return objectives[model][objective];
}

/** Binary cross entropy of contexts and noise, a mean over those of an example (Mikolov et al. 2013b). */
const skipGramWithNoise: Objective = {
  batch(examples, rows) {
    const { columns, centers, contextsNegatives, masks, labels } = batchify(examples, rows);
    const shape = [rows.length, columns];
    return {
      centers: tensor(centers),
      words: tensor(contextsNegatives, shape),
      masks: tensor(masks, shape),
      labels: tensor(labels, shape),
    };
  },
  loss(model, { centers, words, masks, labels }) {
    const logits = model.logits(model.ofWords(centers!), words!);
    return sum(maskedSigmoidLoss(logits, labels!, masks!));
  },
};

/** -log P(context | center) over all words, a mean over the contexts of an example (Mikolov et al. 2013a). */
const skipGramSoftmax: Objective = {
  batch({ centers, contexts: { values, offsets } }, rows) {
    const pairs = [...rows].flatMap((row) => {
      const contexts = values.subarray(offsets[row], offsets[row + 1]);
      return Array.from(contexts, (context) => [centers[row]!, context, 1 / contexts.length] as const);
    });
    return {
      centers: tensor(Int32Array.from(pairs, ([center]) => center)),
      contexts: tensor(Int32Array.from(pairs, ([, context]) => context)),
      weights: tensor(Float32Array.from(pairs, ([, , weight]) => weight)),
    };
  },
  loss(model, { centers, contexts, weights }) {
    const logits = model.allLogits(model.ofWords(centers!)); // [pairs, words]
    return crossEntropy(logits, contexts!, { weights: weights!, reduction: 'sum' });
  },
};

const bagsWithNoise: Objective = {
  batch(examples, rows) {
    const { centers, negatives } = examples;
    const noise = padRows(negatives, { rows, padding: 0 });
    const columns = 1 + noise.columns;
    const words = new Int32Array(rows.length * columns);
    const labels = new Float32Array(rows.length * columns);
    for (const [r, row] of rows.entries()) {
      words[r * columns] = centers[row]!;
      words.set(noise.values.subarray(r * noise.columns, (r + 1) * noise.columns), r * columns + 1);
      labels[r * columns] = 1;
    }
    const shape = [rows.length, columns];
    return {
      ...bagsOf(examples, rows),
      words: tensor(words, shape),
      labels: tensor(labels, shape),
      counted: tensor(new Float32Array(words.length).fill(1), shape),
    };
  },
  loss(model, { bags, masks, words, labels, counted }) {
    const logits = model.logits(model.ofBags(bags!, masks!), words!);
    return sum(maskedSigmoidLoss(logits, labels!, counted!));
  },
};

const bagsSoftmax: Objective = {
  batch(examples, rows) {
    return { ...bagsOf(examples, rows), centers: tensor(rows.map((row) => examples.centers[row]!)) };
  },
  loss(model, { bags, masks, centers }) {
    return crossEntropy(model.allLogits(model.ofBags(bags!, masks!)), centers!, { reduction: 'sum' });
  },
};

function bagsOf({ contexts }: SkipGramExamples, rows: Int32Array): { bags: Tensor; masks: Tensor } {
  const padded = padRows(contexts, { rows, padding: 0 });
  const shape = [rows.length, padded.columns];
  return { bags: tensor(padded.values, shape), masks: tensor(padded.masks, shape) };
}

const objectives = {
  'skip-gram': { 'negative-sampling': skipGramWithNoise, 'full-softmax': skipGramSoftmax },
  cbow: { 'negative-sampling': bagsWithNoise, 'full-softmax': bagsSoftmax },
};

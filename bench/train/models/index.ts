import { bert } from './bert.ts';
import { biLstm } from './bi-lstm.ts';
import { decomposableAttention } from './decomposable-attention.ts';
import { gpt } from './gpt.ts';
import type { BuildModel } from './model.ts';
import { textCnn } from './text-cnn.ts';

/** By the names that torch_models.py has too. */
export const MODELS: Readonly<Record<string, BuildModel>> = {
  gpt,
  bert,
  'text-cnn': textCnn,
  'bi-lstm': biLstm,
  'decomposable-attention': decomposableAttention,
};

import type { Variable } from '@wordloom/device';
import type { ParameterGroup } from './optimizer.ts';

/** Two groups as nanoGPT has them: matrices and tables decay, biases and layer norms (rank 1) do not. */
export function decayGroups(
  parameters: ReadonlyMap<string, Variable>,
  weightDecay: number,
): readonly ParameterGroup[] {
  const entries = [...parameters];
  return [
    { parameters: new Map(entries.filter(([, { rank }]) => rank >= 2)), weightDecay },
    { parameters: new Map(entries.filter(([, { rank }]) => rank < 2)), weightDecay: 0 },
  ];
}

import { openCheckpoints } from './checkpoints.ts';

// Saves states of steps 1, 2, 3, ... until it is killed; prints each step when its save returned.
const checkpoints = await openCheckpoints(process.argv[2]!);
for (let step = 1; ; step++) {
  const values = new Float32Array(50_000).fill(step);
  const tensors = new Map([['weight', { shape: [50_000], values }]]);
  await checkpoints.save({ step, weights: tensors, optimizer: tensors, progress: step }, { best: step });
  process.stdout.write(`${step}\n`);
}

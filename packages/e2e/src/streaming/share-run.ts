import { Worker } from 'node:worker_threads';
import { implement } from '@wordloom/stage';
import { share } from './stages.ts';

// Each thread adds one to the first number: all of them, and this one, see the sum only where the memory is the same.
export default implement(share, async ({ inputs, outputs, parameters: { threads } }) => {
  const { id } = await inputs.rows.read();
  const sums: number[] = [];
  for (let i = 0; i < threads; i++) {
    const thread = new Worker(new URL('./share-thread.ts', import.meta.url), { workerData: id });
    sums.push(
      await new Promise<number>((resolve, reject) => thread.on('message', resolve).on('error', reject)),
    );
  }
  await outputs.shared.write({ threads: id[0]!, sums });
});

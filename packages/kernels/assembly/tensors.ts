import { awaitJob, awaitWork, chunkDone, jobKernel, offerJob, takeChunk } from './tensor/job';
import { doChunk } from './tensor/kernel';

export { fusesMultiplyAdd } from './simd';
export { endThreads, setThread } from './tensor/job';
export { PRODUCT_BYTES as productBytes } from './tensor/product';

/** Does the job whose kernel and arguments are written, with the help of the other threads; returns when it is done. */
export function runJob(chunks: i32, threads: i32): void {
  const kernel = jobKernel();
  if (threads == 1 || chunks == 1) {
    for (let chunk: i32 = 0; chunk < chunks; chunk++) doChunk(kernel, chunk);
    return;
  }
  offerJob(chunks);
  for (let chunk = takeChunk(); chunk >= 0; chunk = takeChunk()) {
    doChunk(kernel, chunk);
    chunkDone();
  }
  awaitJob(chunks);
}

/** Takes chunks until the threads are ended. */
export function serve(): void {
  while (awaitWork()) {
    for (let chunk = takeChunk(); chunk >= 0; chunk = takeChunk()) {
      doChunk(jobKernel(), chunk);
      chunkDone();
    }
  }
}

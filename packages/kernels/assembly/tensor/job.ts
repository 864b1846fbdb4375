// One job at a time: the host writes what to do, threads take its chunks. Layout as in src/tensor-memory.ts.

/** A page that the compiler's own data (the first) does not reach into. */
const CONTROL: usize = 65536;
/** u32 each: chunks not yet taken, chunks done, a count of jobs that sleepers wait on, sleepers, 1 to end, kernel, chunks. */
const REMAINING = CONTROL;
const DONE = CONTROL + 64;
const JOBS = CONTROL + 128;
const SLEEPERS = CONTROL + 192;
const ENDING = CONTROL + 256;
const KERNEL = CONTROL + 320;
const CHUNKS = CONTROL + 324;
/** Where the threads' own memory is, and how many bytes each has. */
const SCRATCH = CONTROL + 328;
const SCRATCH_BYTES = CONTROL + 332;
/** Then up to 64 words and 16 numbers that the kernel takes. */
const WORDS = CONTROL + 384;
const REALS = CONTROL + 640;

/** How often a thread looks for work before it sleeps: some tens of microseconds. */
const PATIENCE: u32 = 3000;

let thread: usize = 0;

export function setThread(number: u32): void {
  thread = number;
}

/** This thread's own memory, for packed operands and the like. */
@inline
export function scratch(): usize {
  return <usize>load<u32>(SCRATCH) + thread * <usize>load<u32>(SCRATCH_BYTES);
}

@inline
export function word(i: u32): u32 {
  return load<u32>(WORDS + (<usize>i << 2));
}

@inline
export function address(i: u32): usize {
  return <usize>load<u32>(WORDS + (<usize>i << 2));
}

@inline
export function real(i: u32): f32 {
  return load<f32>(REALS + (<usize>i << 2));
}

@inline
export function jobKernel(): u32 {
  return load<u32>(KERNEL);
}

/** Takes a chunk of the job at hand; -1 where none is left. A job stays until all chunks taken are done. */
export function takeChunk(): i32 {
  let remaining = atomic.load<i32>(REMAINING);
  while (remaining > 0) {
    const found = atomic.cmpxchg<i32>(REMAINING, remaining, remaining - 1);
    if (found == remaining) return load<i32>(CHUNKS) - remaining;
    remaining = found;
  }
  return -1;
}

@inline
export function chunkDone(): void {
  atomic.add<i32>(DONE, 1);
}

/** Offers a job, whose kernel and arguments are written, to the other threads. */
export function offerJob(chunks: i32): void {
  store<i32>(CHUNKS, chunks);
  atomic.store<i32>(DONE, 0);
  atomic.store<i32>(REMAINING, chunks);
  atomic.add<i32>(JOBS, 1);
  if (atomic.load<i32>(SLEEPERS) > 0) atomic.notify(JOBS, chunks - 1);
}

/** Until the last chunk is done by whoever took it. */
export function awaitJob(chunks: i32): void {
  for (let i: u32 = 0; atomic.load<i32>(DONE) < chunks; i++) {
    // The thread that has the last chunk may have lost its processor: leave it this one.
    if (i > PATIENCE) atomic.wait<i32>(ENDING, 0, 50_000);
  }
}

/** Until there may be a chunk to take; false when the threads are to end. */
export function awaitWork(): bool {
  const jobs = atomic.load<i32>(JOBS);
  for (let i: u32 = 0; i < PATIENCE; i++) {
    if (atomic.load<i32>(REMAINING) > 0) return true;
    if (atomic.load<i32>(ENDING)) return false;
  }
  atomic.add<i32>(SLEEPERS, 1);
  atomic.wait<i32>(JOBS, jobs, -1);
  atomic.sub<i32>(SLEEPERS, 1);
  return atomic.load<i32>(ENDING) == 0;
}

export function endThreads(): void {
  atomic.store<i32>(ENDING, 1);
  atomic.add<i32>(JOBS, 1);
  atomic.notify(JOBS, -1);
}

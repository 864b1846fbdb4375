import { WordloomError } from '@wordloom/errors';

const PAGE = 65_536;
/** All that 32 bits can address. */
const MAX_PAGES = 65_536;
/** Of the compiler's data and of the job's description (assembly/tensor/job.ts). */
const RESERVED_BYTES = 2 * PAGE;
/** Blocks begin and end on a cache line, so a kernel may read and write the rest of its last four numbers. */
const ALIGNMENT = 64;

/** What the kernels' declarations need of WebAssembly.Memory, which projects without the library of browsers do not have. */
export interface SharedMemory {
  readonly buffer: SharedArrayBuffer;
}

/**
 * Blocks of one shared memory that grows as it is needed. The best fit is taken, and neighbours that are free are joined, so the
 * same requests in the same order get the same addresses.
 */
export interface TensorMemory {
  readonly memory: SharedMemory;
  /** The address of at least `bytes` bytes, a multiple of 64; what they hold is left from before. */
  allocate(bytes: number): number;
  free(address: number): void;
  readonly usedBytes: number;
  readonly peakBytes: number;
}

/** @throws WordloomError `kernels/memory` when more than 4 GiB, or than the machine has, would be used */
export function tensorMemory(): TensorMemory {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: MAX_PAGES, shared: true });
  let end = 16 * PAGE;
  /** Size of each block by its address, of the used and the free ones; addresses of free ones by their end. */
  const used = new Map<number, number>();
  const free = new Map<number, number>();
  const freeByEnd = new Map<number, number>();
  /** Addresses of free blocks by size class. */
  const bins: Set<number>[] = [];
  let usedBytes = 0;
  let peakBytes = 0;

  function insert(address: number, size: number): void {
    free.set(address, size);
    freeByEnd.set(address + size, address);
    const bin = sizeClass(size);
    bins[bin] ??= new Set();
    bins[bin].add(address);
  }

  function remove(address: number, size: number): void {
    free.delete(address);
    freeByEnd.delete(address + size);
    bins[sizeClass(size)]!.delete(address);
  }

  function bestFit(size: number): number | undefined {
    for (let bin = sizeClass(size); bin < bins.length; bin++) {
      let best: number | undefined;
      let least = Number.POSITIVE_INFINITY;
      for (const address of bins[bin] ?? []) {
        const found = free.get(address)!;
        if (found < size || found >= least) continue;
        [best, least] = [address, found];
        if (found === size) break;
      }
      if (best !== undefined) return best;
    }
    return undefined;
  }

  function grow(size: number): number {
    const last = freeByEnd.get(end);
    const start = last ?? end;
    const pages = Math.ceil((start + size - end) / PAGE);
    // An eighth more than is used, so that growing stays rare; less where there is no more.
    const more = Math.max(pages, Math.min(Math.ceil(end / PAGE / 8), MAX_PAGES - end / PAGE));
    try {
      memory.grow(more);
    } catch (cause) {
      throw outOfMemory(size, usedBytes, cause);
    }
    if (last !== undefined) remove(last, free.get(last)!);
    end += more * PAGE;
    insert(start, end - start);
    return start;
  }

  insert(RESERVED_BYTES, end - RESERVED_BYTES);
  return {
    memory,
    allocate(bytes) {
      const size = Math.max(ALIGNMENT, Math.ceil(bytes / ALIGNMENT) * ALIGNMENT);
      const address = bestFit(size) ?? grow(size);
      const found = free.get(address)!;
      remove(address, found);
      if (found > size) insert(address + size, found - size);
      used.set(address, size);
      usedBytes += size;
      peakBytes = Math.max(peakBytes, usedBytes);
      return address;
    },
    free(address) {
      const size = used.get(address)!;
      used.delete(address);
      usedBytes -= size;
      let [start, length] = [address, size];
      const before = freeByEnd.get(address);
      if (before !== undefined) {
        length += address - before;
        remove(before, address - before);
        start = before;
      }
      const after = free.get(address + size);
      if (after !== undefined) {
        remove(address + size, after);
        length += after;
      }
      insert(start, length);
    },
    get usedBytes() {
      return usedBytes;
    },
    get peakBytes() {
      return peakBytes;
    },
  };
}

/** Four classes for each power of two. */
function sizeClass(size: number): number {
  const power = 31 - Math.clz32(size / ALIGNMENT);
  return power * 4 + Math.floor((size / ALIGNMENT / 2 ** power - 1) * 4);
}

function outOfMemory(bytes: number, usedBytes: number, cause: unknown): WordloomError {
  const mib = (count: number) => Math.ceil(count / 2 ** 20);
  return new WordloomError({
    code: 'kernels/memory',
    what: `${mib(bytes)} MiB for a tensor are not to be had: ${mib(usedBytes)} MiB are in use`,
    why: 'WebAssembly addresses 4 GiB, or the machine has no more memory',
    fix: 'use a smaller batch, or add up the gradients of several',
    cause,
  });
}

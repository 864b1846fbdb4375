import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { tensorMemory } from './tensor-memory.ts';

test('blocks do not overlap, begin on a cache line, and are used again when freed, the neighbours joined', () => {
  const memory = tensorMemory();
  const random = randomStream(1);
  const live = new Map<number, number>();
  for (let i = 0; i < 3000; i++) {
    if (live.size > 50 || (live.size > 0 && random.float() < 0.4)) {
      const address = [...live.keys()][random.below(live.size)]!;
      memory.free(address);
      live.delete(address);
    } else {
      const bytes = random.below(200_000);
      const address = memory.allocate(bytes);
      expect(address % 64).toBe(0);
      for (const [other, size] of live)
        expect(address + bytes <= other || other + size <= address).toBe(true);
      live.set(address, bytes);
    }
  }
  const grown = memory.memory.buffer.byteLength;
  for (const address of live.keys()) memory.free(address);
  expect(memory.usedBytes).toBe(0);
  // All is one block again: nearly all of the memory is to be had at once, without growing.
  memory.allocate(grown - 3 * 65_536);
  expect(memory.memory.buffer.byteLength).toBe(grown);
});

test('the same requests get the same addresses', () => {
  const addresses = () => {
    const memory = tensorMemory();
    const [a, b, c] = [memory.allocate(1000), memory.allocate(5000), memory.allocate(1000)];
    memory.free(b!);
    memory.free(a!);
    return [a, b, c, memory.allocate(900), memory.allocate(100_000_000), memory.allocate(4000)];
  };
  expect(addresses()).toEqual(addresses());
});

test('more than 4 GiB is refused, with what is in use', () => {
  const memory = tensorMemory();
  memory.allocate(2 ** 20);
  expect(() => memory.allocate(2 ** 32)).toThrow('4096 MiB for a tensor are not to be had: 1 MiB are in use');
  expect(memory.allocate(1000)).toBeGreaterThan(0);
});

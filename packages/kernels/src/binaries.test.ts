import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BINARIES, compile } from '../build-wasm.ts';
import { simdLevel } from './simd-level.ts';
import { skipGramModule } from './skip-gram-module.ts';

for (const binary of Object.keys(BINARIES) as (keyof typeof BINARIES)[]) {
  test(`${binary} is what its source compiles to`, async () => {
    const kept = readFileSync(new URL(`wasm/${binary}`, import.meta.url));
    expect(
      Buffer.from(await compile(binary)).equals(kept),
      'run: pnpm --filter @wordloom/kernels build:wasm',
    ).toBe(true);
  });
}

test('the kernels write nothing behind the first page when they start', () => {
  for (const level of ['simd128', 'relaxed', 'wide'] as const) {
    const memory = new WebAssembly.Memory({ initial: 2, maximum: 2, shared: true });
    new WebAssembly.Instance(skipGramModule(level), { env: { memory, readBlock() {} } });
    expect(new Uint8Array(memory.buffer, 65_536).every((byte) => byte === 0)).toBe(true);
  }
});

test('the level is relaxed exactly where its multiply-add is fused', () => {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const { exports } = new WebAssembly.Instance(skipGramModule('relaxed'), {
    env: { memory, readBlock() {} },
  });
  const fused = (exports.fusesMultiplyAdd as () => number)() !== 0;
  expect(simdLevel()).toBe(fused ? 'relaxed' : 'simd128');
});

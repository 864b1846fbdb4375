import { spawnSync } from 'node:child_process';
import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { smallKernel } from './testing/small-kernel.ts';
import { fastestRelaxedModule } from './wide-registers.ts';

const sentences = Array.from({ length: 200 }, (_, s) =>
  Array.from({ length: 30 }, (_, i) => (s * 7 + i * i) % 61),
);

for (const dimensions of [1, 8, 20, 100, 300]) {
  for (const negatives of [1, 5, 15]) {
    test(`wide and relaxed kernels give the same bits: ${dimensions} dimensions, ${negatives} negatives`, () => {
      const [wide, relaxed] = (['wide', 'relaxed'] as const).map((level) => {
        const kernel = smallKernel({
          sentences,
          vocabularySize: 61,
          dimensions,
          window: 5,
          negatives,
          level,
        });
        const random = randomStream('rows');
        kernel.input.forEach((_, i) => {
          if (i % kernel.stride < dimensions) kernel.input[i] = random.normal();
        });
        kernel.trainChunk(0, 6000, 0.05);
        return kernel;
      });
      expect(wide!.output.some((value) => value !== 0)).toBe(true);
      expect(Buffer.from(wide!.input.slice().buffer).equals(Buffer.from(relaxed!.input.slice().buffer))).toBe(
        true,
      );
      expect(
        Buffer.from(wide!.output.slice().buffer).equals(Buffer.from(relaxed!.output.slice().buffer)),
      ).toBe(true);
    });
  }
}

test('the choice is made once, and says nothing on the terminal', () => {
  expect(fastestRelaxedModule()).toBe(fastestRelaxedModule());
  const file = new URL('./wide-registers.ts', import.meta.url);
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', `(await import(${JSON.stringify(file.href)})).fastestRelaxedModule();`],
    { encoding: 'utf8' },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

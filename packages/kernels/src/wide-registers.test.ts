import { spawnSync } from 'node:child_process';
import { randomStream } from '@wordloom/random';
import { expect, test } from 'vitest';
import { compileJoined } from './joined-registers.ts';
import { skipGramBinary, skipGramModule } from './skip-gram-module.ts';
import { smallKernel } from './testing/small-kernel.ts';
import { fastestRelaxedModule } from './wide-registers.ts';

const sentences = Array.from({ length: 200 }, (_, s) =>
  Array.from({ length: 30 }, (_, i) => (s * 7 + i * i) % 61),
);

const modules = [
  skipGramModule('relaxed'),
  skipGramModule('wide'),
  compileJoined(skipGramBinary('relaxed')),
  compileJoined(skipGramBinary('wide')),
];
const bytesOf = (rows: Float32Array) => Buffer.from(rows.slice().buffer);

for (const dimensions of [1, 8, 20, 100, 300]) {
  for (const negatives of [1, 5, 15]) {
    test(`wide and relaxed kernels give the same bits, joined or not: ${dimensions} dimensions, ${negatives} negatives`, () => {
      const [relaxed, ...others] = modules.map((module) => {
        const kernel = smallKernel({
          sentences,
          vocabularySize: 61,
          dimensions,
          window: 5,
          negatives,
          module,
        });
        const random = randomStream('rows');
        kernel.input.forEach((_, i) => {
          if (i % kernel.stride < dimensions) kernel.input[i] = random.normal();
        });
        kernel.trainChunk(0, 6000, 0.05);
        return kernel;
      });
      expect(relaxed!.output.some((value) => value !== 0)).toBe(true);
      for (const { input, output } of others) {
        expect(bytesOf(input).equals(bytesOf(relaxed!.input))).toBe(true);
        expect(bytesOf(output).equals(bytesOf(relaxed!.output))).toBe(true);
      }
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

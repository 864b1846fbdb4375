import { openDevice } from '@wordloom/device';
import { markdownTable } from '../document/markdown-table.ts';
import { trainingStep } from './training-step.ts';

/** Where the time of a step goes: milliseconds and calls of each kernel, and what is left, by the clock. */
export async function profile(model: string, threads: number, steps: number): Promise<string> {
  const times = new Map<string, { milliseconds: number; calls: number }>();
  const device = await openDevice({
    prefer: 'wasm',
    threads,
    onKernel(kernel, milliseconds) {
      const sum = times.get(kernel) ?? { milliseconds: 0, calls: 0 };
      times.set(kernel, { milliseconds: sum.milliseconds + milliseconds, calls: sum.calls + 1 });
    },
  });
  const step = trainingStep(model);
  step();
  step();
  times.clear();
  const start = performance.now();
  for (let i = 0; i < steps; i++) step();
  const total = (performance.now() - start) / steps;
  device.dispose();
  const kernels = [...times].sort(([, a], [, b]) => b.milliseconds - a.milliseconds);
  const inKernels = kernels.reduce((sum, [, { milliseconds }]) => sum + milliseconds, 0) / steps;
  const line = (name: string, calls: string, milliseconds: number) => [
    name,
    calls,
    milliseconds.toFixed(2),
    `${((100 * milliseconds) / total).toFixed(1)} %`,
  ];
  return markdownTable(
    ['kernel', 'calls', 'ms', 'share'],
    [
      ...kernels.map(([name, { milliseconds, calls }]) =>
        line(name, `${Math.round(calls / steps)}`, milliseconds / steps),
      ),
      line('between kernels', '', total - inKernels),
      line('step', '', total),
    ],
  );
}

import { createInterface } from 'node:readline';
import { openDevice } from '@wordloom/device';
import { simdLevel } from '@wordloom/kernels';
import { trainingStep } from './training-step.ts';

// Called by main.ts: wordloom-train.ts MODEL THREADS. Takes a number of steps on each line, and says how they went.

const [model, threads] = process.argv.slice(2) as [string, string];
await openDevice({ prefer: 'wasm', threads: Number(threads) });
const step = trainingStep(model);

const say = (what: unknown) => process.stdout.write(`${JSON.stringify(what)}\n`);
say({ version: `wordloom of this repository, SIMD level ${simdLevel()}` });

for await (const line of createInterface({ input: process.stdin })) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const losses = Array.from({ length: Number(line) }, step);
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - start) / 1000;
  // Linux tells kibibytes
  const peakBytes = process.resourceUsage().maxRSS * 1024;
  say({ seconds, cpuSeconds: (user + system) / 1e6, losses, peakBytes });
}
process.exit(0);

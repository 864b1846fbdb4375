import { circle, openCpu } from './circle.fixture.ts';
import { train } from './index.ts';

// Trains with checkpoints in a folder; prints each step that is done, then what came out.
const [folder, wait] = process.argv.slice(2);
await openCpu();
const { network, options, measured } = circle();
const { schedule } = options;
const result = await train({
  ...options,
  steps: 40,
  checkpoint: { folder: folder!, every: 3 },
  evaluation: { run: measured, every: 10 },
  schedule(step) {
    process.stdout.write(`step ${step}\n`);
    const until = Date.now() + Number(wait);
    while (Date.now() < until);
    return schedule(step);
  },
});
const weights = [...network.namedParameters().values()].map((each) => [...each.dataSync()]);
process.stdout.write(`${JSON.stringify({ result, weights })}\n`);

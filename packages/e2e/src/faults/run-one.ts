import { dirname, join } from 'node:path';
import { openStore } from '@wordloom/artifact';
import { Fingerprints, runPipeline } from '@wordloom/engine';
import { formatError } from '@wordloom/errors';
import { buildGraph } from '@wordloom/stage';
import { pipelines } from './pipelines.ts';
import type { Line, Order } from './start-run.ts';

// A run in a process of its own, so that it can be killed. Argument: what to run, as JSON. Prints a line of JSON for each event.
const { store, pipeline, set = {}, jobs = 2, keepGoing = false } = JSON.parse(process.argv[2]!) as Order;
try {
  const graph = buildGraph(pipelines[pipeline]!, { set });
  const world = {
    store: await openStore(store, { onDamage: (damage) => say({ damage }) }),
    fingerprints: new Fingerprints(join(dirname(store), 'fingerprints')),
    dataFolder: undefined,
    cacheFolder: join(store, 'downloads'),
  };
  const { signal } = new AbortController();
  const record = await runPipeline(graph, world, {
    jobs,
    keepGoing,
    signal,
    emit: (event) => say({ event }),
  });
  say({ record });
} catch (error) {
  say({ error: formatError(error) });
}

function say(line: Line): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

import { join } from 'node:path';
import { openStore } from '@wordloom/artifact';
import { Fingerprints, findPipeline, planPipeline, runPipeline } from '@wordloom/engine';
import { formatError } from '@wordloom/errors';
import type { RunEvent } from '@wordloom/events';
import { buildGraph } from '@wordloom/stage';

// Run in a process of its own, since a process never sees an edit of a module that it has loaded.
// Arguments: folder of the workspace, settings as JSON, 'run' or 'plan'. Prints one line of JSON.
const [root = '', settings = '{}', mode = 'run'] = process.argv.slice(2);
try {
  const graph = buildGraph(await findPipeline('sample', root), { set: JSON.parse(settings) });
  const folder = join(root, 'store');
  const world = {
    store: await openStore(folder),
    fingerprints: new Fingerprints(join(folder, 'fingerprints')),
    dataFolder: root,
    cacheFolder: join(folder, 'downloads'),
  };
  const events: RunEvent[] = [];
  if (mode === 'plan') {
    const planned = await planPipeline(graph, world);
    print({
      plan: Object.fromEntries(planned.map(({ node, state, reasons }) => [node.id, [state, ...reasons]])),
    });
  } else {
    const emit = (event: RunEvent) => events.push(event);
    const record = await runPipeline(graph, world, { jobs: 2, signal: new AbortController().signal, emit });
    print({ outcomes: Object.fromEntries(record.nodes.map(({ id, outcome }) => [id, outcome])), events });
  }
} catch (error) {
  print({ error: formatError(error) });
}

function print(answer: unknown): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

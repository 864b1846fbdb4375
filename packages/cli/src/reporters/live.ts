import { createRequire } from 'node:module';
import { reduceRun } from '../run-state/reduce-run.ts';
import { beforeRun, isFinished } from '../run-state/run-state.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { liveLines } from './live-lines.ts';
import type { Clock, Reporter } from './reporter.ts';

const require = createRequire(import.meta.url);

/** Milliseconds between two drawings, and before the first where nothing runs yet. */
const interval = 100;
const patience = 400;

/** Redraws the run in place, below what the terminal already shows. Nothing is drawn of a run that only finds what is stored. */
export function liveReporter(
  stream: NodeJS.WritableStream,
  terminalNow: () => Terminal,
  clock: Clock,
): Reporter {
  const begun = clock();
  let state = beforeRun;
  let screen: ReturnType<typeof openScreen> | undefined;
  const redraw = () => {
    if (state.nodes.length === 0) return;
    screen ??= openScreen(stream);
    screen(liveLines(state, { ...terminalNow(), now: clock() }).join('\n'));
  };
  const timer = setInterval(() => {
    const runs = state.nodes.some((node) => node.state !== 'waiting' && node.state !== 'cached');
    if (!state.finished && (runs || clock() - begun > patience)) redraw();
  }, interval);

  return {
    report(event) {
      state = reduceRun(state, event, clock());
    },
    close() {
      clearInterval(timer);
      const stored = state.nodes.every(({ state }) => state === 'cached');
      if (screen || (state.nodes.some(isFinished) && !stored)) redraw();
      screen?.done();
    },
  };
}

function openScreen(stream: NodeJS.WritableStream) {
  const { createLogUpdate } = require('log-update') as typeof import('log-update'); // takes 80 ms to load
  return createLogUpdate(stream);
}

import { reduceRun } from '../run-state/reduce-run.ts';
import { beforeRun, isFinished } from '../run-state/run-state.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { liveLines } from './live-lines.ts';
import type { Clock, Reporter } from './reporter.ts';

/** Milliseconds between two drawings, and before the first where nothing runs yet. */
const interval = 100;
const patience = 400;

/** Redraws the run in place, below what the terminal already shows. Nothing is drawn of a run that only finds what is stored. */
export async function liveReporter(
  stream: NodeJS.WriteStream,
  terminalNow: () => Terminal,
  clock: Clock,
): Promise<Reporter> {
  const { createLogUpdate } = await import('log-update');
  const draw = createLogUpdate(stream);
  const begun = clock();
  let state = beforeRun;
  let drawn = false;
  const redraw = () => {
    if (state.nodes.length === 0) return;
    drawn = true;
    draw(liveLines(state, { ...terminalNow(), now: clock() }).join('\n'));
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
      if (drawn || (state.nodes.some(isFinished) && !stored)) redraw();
      draw.done();
    },
  };
}

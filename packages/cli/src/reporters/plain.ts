import { visible } from '@wordloom/errors';
import type { RunEvent, StageEvent } from '@wordloom/events';
import { formatBytes } from '../format/bytes.ts';
import { formatDuration } from '../format/duration.ts';
import { formatRate, formatSteps } from '../format/quantity.ts';
import { timeLeft } from '../run-state/pace.ts';
import { reduceRun } from '../run-state/reduce-run.ts';
import { beforeRun, type NodeState, type RunState } from '../run-state/run-state.ts';
import type { Clock, Reporter, Write } from './reporter.ts';

/** Milliseconds between two lines of progress of one stage. */
const interval = 5000;

/** One line an event, for logs. What comes from the store is told only when something else runs. */
export function plainReporter(write: Write, clock: Clock): Reporter {
  let state = beforeRun;
  const toldAt = new Map<string, number>();
  const fromStore: string[] = [];
  const say = (line: string) => write(`${visible(line)}\n`);
  const tellStored = () => {
    if (fromStore.length > 0) say(`from the store: ${fromStore.splice(0).join(', ')}`);
  };

  return {
    report(event) {
      const now = clock();
      state = reduceRun(state, event, now);
      if (event.type === 'node-finished' && event.outcome === 'cached' && !isFetched(state, event.node))
        fromStore.push(event.node);
      if (event.type === 'node-started' || event.type === 'node-fetched') toldAt.set(event.node, now);
      if (isProgress(event)) {
        if (now - (toldAt.get(event.node) ?? now) < interval) return;
        toldAt.set(event.node, now);
      }
      const line = lineOf(state, event, now);
      if (line === undefined) return;
      tellStored();
      say(line);
    },
    close() {
      if (state.nodes.some((node) => node.state !== 'cached')) tellStored();
    },
  };
}

function isFetched({ nodes }: RunState, id: string): boolean {
  return nodes.find((node) => node.id === id)?.fetchedFrom !== undefined;
}

function lineOf(state: RunState, event: RunEvent, now: number): string | undefined {
  if (event.type === 'run-started' || event.type === 'run-finished') return undefined;
  const node = state.nodes.find(({ id }) => id === event.node)!;
  if (event.type === 'node-started') return `${node.id}: runs, ${event.reason}`;
  if (event.type === 'node-fetched')
    return `${node.id}: fetched from ${event.from}, ${formatBytes(event.bytes)}`;
  if (event.type === 'node-waits') return `${node.id}: waits for ${event.for}, which makes the same`;
  if (event.type === 'stage') return stageLine(node, event.event, now);
  return endLine(node);
}

function endLine({ id, state, milliseconds = 0, failure }: NodeState): string | undefined {
  if (state === 'ran') return `${id}: done in ${formatDuration(milliseconds)}`;
  if (state === 'failed') return `${id}: failed, ${failure?.what ?? 'for an unknown reason'}`;
  return undefined;
}

function stageLine(node: NodeState, event: StageEvent, now: number): string | undefined {
  if (event.type === 'log')
    return `${node.id}: ${event.level === 'warning' ? 'warning: ' : ''}${event.message}`;
  if (event.type !== 'progress') return undefined;
  const { progress } = event;
  const left = timeLeft(progress, node.pace, now);
  const parts = [
    formatSteps(progress),
    ...(node.pace?.perSecond ? [formatRate(node.pace.perSecond, progress.unit)] : []),
    ...(progress.loss === undefined ? [] : [`loss ${progress.loss.toFixed(3)}`]),
    ...(left === undefined ? [] : [`${formatDuration(left)} left`]),
  ];
  return `${node.id}: ${parts.join(', ')}`;
}

function isProgress(event: RunEvent): event is Extract<RunEvent, { type: 'stage' }> {
  return event.type === 'stage' && event.event.type === 'progress';
}

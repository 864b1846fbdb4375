import type { RunEvent, StageEvent } from '@wordloom/events';
import { nextPace } from './pace.ts';
import type { NodeState, RunState } from './run-state.ts';

/** The state of a run after one more event, told at `now` in milliseconds on any steady clock. */
export function reduceRun(state: RunState, event: RunEvent, now: number): RunState {
  switch (event.type) {
    case 'run-started': {
      const { run, pipeline, profile } = event;
      const nodes = event.nodes.map(
        ({ id, inputs }): NodeState => ({ id, inputs: [...new Set(inputs)], state: 'waiting', warnings: [] }),
      );
      return { run, pipeline, nodes, ...(profile === undefined ? {} : { profile }) };
    }
    case 'node-fetched': {
      const { from, bytes } = event;
      const progress = { done: 0, total: bytes, unit: 'bytes' };
      return withNode(state, event.node, (node) => ({
        ...node,
        state: 'running',
        fetchedFrom: from,
        progress,
        startedAt: now,
      }));
    }
    case 'node-started':
      // What it was going to be fetched from turned out to be of no use.
      return withNode(state, event.node, ({ fetchedFrom, progress, pace, ...node }) => ({
        ...node,
        state: 'running',
        reason: event.reason,
        startedAt: now,
      }));
    case 'node-waits':
      return withNode(state, event.node, (node) => ({ ...node, waitsFor: event.for }));
    case 'stage':
      return withNode(state, event.node, (node) => ({ ...node, ...reduceStage(node, event.event, now) }));
    case 'node-finished': {
      const { outcome, milliseconds, failure } = event;
      return withNode(state, event.node, (node) => ({
        ...node,
        state: outcome,
        milliseconds,
        ...(failure ? { failure } : {}),
      }));
    }
    case 'run-finished': {
      const { ok, milliseconds, counts } = event;
      return { ...state, finished: { ok, milliseconds, counts } };
    }
  }
}

function reduceStage(node: NodeState, event: StageEvent, now: number): Partial<NodeState> {
  if (event.type === 'progress') {
    const { progress } = event;
    return { progress, pace: nextPace(node.pace, node.progress, progress, now) };
  }
  if (event.type !== 'log') return {};
  return event.level === 'warning'
    ? { warnings: [...node.warnings, event.message] }
    : { message: event.message };
}

function withNode(state: RunState, id: string, change: (node: NodeState) => NodeState): RunState {
  return {
    ...state,
    nodes: state.nodes.map((node) => (node.id === id ? change(node) : node)),
  };
}

import { visible } from '@wordloom/errors';
import { isFinished, type NodeState, type RunState } from '../run-state/run-state.ts';
import { truncate, widthOf } from '../terminal/fit.ts';
import { countsText } from './ending.ts';
import { nodeLine, type View } from './node-line.ts';

/** Longest id that is drawn whole. */
const longestId = 24;

/**
 * A run as lines that fit a terminal: a node a line, in the order of the pipeline. Where there are more nodes than rows, those
 * that have ended share one line, and those that wait share another.
 */
export function liveLines(state: RunState, view: View): string[] {
  const { pipeline, profile, nodes } = state;
  const title = visible(profile === undefined ? pipeline : `${pipeline}, profile ${profile}`);
  const idWidth = Math.min(longestId, Math.max(...nodes.map(({ id }) => widthOf(visible(id)))));
  const draw = (node: NodeState) => nodeLine(node, nodes, idWidth, view);
  const head = view.paint('bold', truncate(title, view.columns));
  const room = view.rows - 2; // the title, and the line that the cursor is on

  if (nodes.length <= room) return [head, ...nodes.map(draw)];
  const ended = nodes.filter((node) => isFinished(node) && node.state !== 'failed');
  const open = nodes.filter((node) => !ended.includes(node));
  open.sort((a, b) => Number(a.state === 'waiting') - Number(b.state === 'waiting'));
  const hidden = Math.max(0, open.length + (ended.length > 0 ? 1 : 0) + 1 - room);
  const shown = hidden <= 1 ? open : open.slice(0, Math.max(0, open.length - hidden));
  return [
    head,
    ...(ended.length > 0 ? [view.paint('dim', truncate(`✔ ${endedText(ended)}`, view.columns))] : []),
    ...shown.map(draw),
    ...(shown.length < open.length ? [view.paint('dim', `· ${open.length - shown.length} more`)] : []),
  ];
}

function endedText(ended: readonly NodeState[]): string {
  const counts = { cached: 0, ran: 0, failed: 0, skipped: 0, cancelled: 0 };
  for (const { state } of ended) if (state !== 'waiting' && state !== 'running') counts[state]++;
  return countsText(counts);
}

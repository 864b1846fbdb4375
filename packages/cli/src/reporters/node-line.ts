import { visible } from '@wordloom/errors';
import { formatDuration } from '../format/duration.ts';
import { formatQuantity, formatShortRate, formatSteps } from '../format/quantity.ts';
import { timeLeft } from '../run-state/pace.ts';
import { isFinished, type NodeState } from '../run-state/run-state.ts';
import { pad, truncate } from '../terminal/fit.ts';
import type { Paint } from '../terminal/paint.ts';
import { joinParts, type Part } from './line-parts.ts';

/** What the drawing of a node depends on besides its state. */
export interface View {
  readonly columns: number;
  readonly rows: number;
  /** On the clock of the state. */
  readonly now: number;
  readonly paint: Paint;
}

const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/** Columns of a bar, as room allows. */
const longestBar = 10;
const shortestBar = 6;

/** One node in one line of the terminal. */
export function nodeLine(node: NodeState, nodes: readonly NodeState[], idWidth: number, view: View): string {
  const id = pad(truncate(visible(node.id), idWidth), idWidth);
  const room = view.columns - idWidth - 4;
  return `${mark(node, view)} ${id}  ${joinParts(partsOf(node, nodes, view), room, view.paint)}`.trimEnd();
}

function mark({ state }: NodeState, { now, paint }: View): string {
  switch (state) {
    case 'ran':
      return paint('green', '✔');
    case 'cached':
      return paint('green', '=');
    case 'failed':
      return paint('red', '✖');
    case 'running':
      return paint('cyan', spinner[Math.floor(now / 100) % spinner.length]!);
    case 'waiting':
      return paint('dim', '·');
    default:
      return paint('dim', '-');
  }
}

function partsOf(node: NodeState, nodes: readonly NodeState[], view: View): Part[] {
  const { state, milliseconds = 0 } = node;
  if (state === 'running') return runningParts(node, view);
  if (state === 'ran') return ranParts(node);
  if (state === 'failed')
    return [{ text: `failed after ${formatDuration(milliseconds)}`, worth: 9, style: 'red' }];
  const text =
    state === 'waiting'
      ? waitingText(node, nodes)
      : state === 'cached'
        ? storedText(node)
        : state === 'skipped'
          ? 'not reached'
          : 'stopped';
  return [{ text, worth: 9, style: 'dim' }];
}

function runningParts({ progress, pace, message, reason, startedAt = 0 }: NodeState, { now }: View): Part[] {
  const elapsed = { text: formatDuration(Math.max(0, now - startedAt)), worth: 3, style: 'dim' } as const;
  if (!progress) return [{ text: visible(message ?? reason ?? ''), worth: 9, style: 'dim' }, elapsed];
  const { total, unit, loss, done } = progress;
  const left = timeLeft(progress, pace, now);
  return [
    ...(total ? [barPart(done / total)] : []),
    { text: formatSteps(progress), worth: 9 },
    ...(pace?.perSecond ? [{ text: formatShortRate(pace.perSecond, unit), worth: 7 }] : []),
    ...(loss === undefined ? [] : [{ text: `loss ${loss.toFixed(3)}`, worth: 6 }]),
    elapsed,
    ...(left === undefined ? [] : [{ text: `${formatDuration(left)} left`, worth: 8 }]),
  ];
}

function ranParts({ progress, milliseconds = 0, warnings }: NodeState): Part[] {
  return [
    { text: formatDuration(milliseconds), worth: 9 },
    ...(progress
      ? [{ text: formatQuantity(progress.done, progress.unit), worth: 7, style: 'dim' } as const]
      : []),
    ...(progress?.loss === undefined
      ? []
      : [{ text: `loss ${progress.loss.toFixed(3)}`, worth: 6, style: 'dim' } as const]),
    ...(warnings.length === 0
      ? []
      : [
          {
            text: `${warnings.length} warning${warnings.length > 1 ? 's' : ''}`,
            worth: 8,
            style: 'yellow',
          } as const,
        ]),
  ];
}

function waitingText({ inputs, waitsFor }: NodeState, nodes: readonly NodeState[]): string {
  if (waitsFor !== undefined) return `waits for ${visible(waitsFor)}`;
  const open = inputs.filter((id) => nodes.some((node) => node.id === id && !isFinished(node)));
  return open.length > 0 ? `waits for ${visible(open.join(', '))}` : 'ready';
}

function storedText({ fetchedFrom, progress }: NodeState): string {
  if (fetchedFrom === undefined) return 'from the store';
  return `from the remote store${progress ? `, ${formatQuantity(progress.done, progress.unit)}` : ''}`;
}

function barPart(share: number): Part {
  const draw = (width: number) => {
    const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
    return '━'.repeat(filled) + '╌'.repeat(width - filled);
  };
  return {
    text: draw(longestBar),
    worth: 4,
    style: 'cyan',
    shrink: (by) => draw(Math.max(shortestBar, longestBar - by)),
  };
}

import type { Outcome } from '@wordloom/events';
import { formatDuration } from './format.ts';
import { type EdgeEnd, layoutGraph } from './graph-layout.ts';
import { type Markup, markup } from './markup.ts';
import { emptyChart } from './notes.ts';
import { type Drawing, type SvgOptions, toSvg } from './svg.ts';
import { fitText, wrapText } from './text-width.ts';

export interface GraphNode {
  readonly id: string;
  readonly summary: string;
  /** Ids of the nodes it takes from. */
  readonly inputs: readonly string[];
  readonly kind: 'asset' | 'stage';
  /** Absent before a run. */
  readonly outcome?: Outcome;
  readonly milliseconds?: number;
}

const PADDING = 14;
const ROW_GAP = 36;
const SMALL = 11;
const LINE = 15;

/** A pipeline from top to bottom, with how each node ended in words, colour and line. */
export function graphSvg(
  nodes: readonly GraphNode[],
  { width = 720, inline = false }: SvgOptions = {},
): string {
  return toSvg(draw(nodes, width), inline);
}

function draw(nodes: readonly GraphNode[], width: number): Drawing {
  const label = `pipeline of ${nodes.length} nodes`;
  if (nodes.length === 0) return emptyChart(label, width, []);
  const margin = 1;
  const layout = layoutGraph(nodes, width - 2 * margin);
  const room = layout.nodeWidth - 2 * PADDING;
  const summaries = new Map(nodes.map((node) => [node, wrapText(node.summary, SMALL, room, 3)]));
  const lines = Math.max(...[...summaries.values()].map((summary) => summary.length));
  const timed = nodes.some(({ outcome }) => outcome !== undefined);
  const nodeHeight = 2 * PADDING + 8 + (lines + (timed ? 1 : 0)) * LINE;
  const top = (row: number) => margin + row * (nodeHeight + ROW_GAP);
  const edges = layout.edges.map(({ from, to }) => drawEdge(from, to, { top, nodeHeight }));
  const boxes = layout.nodes.map(({ node, x, row }) =>
    drawNode(node, summaries.get(node)!, {
      x: x - layout.nodeWidth / 2,
      y: top(row),
      width: layout.nodeWidth,
      height: nodeHeight,
    }),
  );
  const body = markup`<g transform="translate(${margin} 0)">${edges}${boxes}</g>`;
  return { label, width, height: top(layout.rows - 1) + nodeHeight + margin, body };
}

// Edges bend only between rows and pass by a row in a straight line, so that they cannot touch its nodes.
function drawEdge(
  from: EdgeEnd,
  to: EdgeEnd,
  { top, nodeHeight }: { top: (row: number) => number; nodeHeight: number },
): Markup {
  const start = top(from.row) + (from.node ? nodeHeight : nodeHeight / 2);
  const bend = { from: top(from.row) + nodeHeight, to: top(to.row) };
  const middle = (bend.from + bend.to) / 2;
  const curve = markup`C${from.x} ${middle} ${to.x} ${middle} ${to.x} ${bend.to}`;
  const end = to.node ? markup`m-3.5 -6l3.5 6l3.5 -6` : markup`V${bend.to + nodeHeight / 2}`;
  return markup`<path class="edge" d="M${from.x} ${start}V${bend.from}${curve}${end}"/>`;
}

interface Look {
  readonly mark: string;
  readonly color: string;
  readonly fill: number;
  readonly dashed: boolean;
}

const SKIPPED = { mark: '–', color: 'var(--plot-muted)', fill: 0, dashed: true };
const PLANNED = { mark: '', color: 'var(--plot-muted)', fill: 0.05, dashed: false };
const LOOK: Readonly<Record<Outcome, Look>> = {
  ran: { mark: '✓', color: 'var(--plot-good)', fill: 0.12, dashed: false },
  cached: { mark: '↺', color: 'var(--plot-1)', fill: 0.08, dashed: false },
  failed: { mark: '✕', color: 'var(--plot-bad)', fill: 0.14, dashed: false },
  skipped: SKIPPED,
  cancelled: SKIPPED,
};

function drawNode(
  { id, summary, kind, outcome, milliseconds }: GraphNode,
  lines: readonly string[],
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
): Markup {
  const { mark, color, fill, dashed } = outcome === undefined ? PLANNED : LOOK[outcome];
  const time =
    milliseconds === undefined || outcome === 'skipped' ? '' : ` · ${formatDuration(milliseconds)}`;
  const status = `${mark} ${outcome}${time}`;
  const first = outcome === undefined ? 1 : 2;
  const frame = markup`rx="${kind === 'asset' ? 20 : 6}" stroke-width="1.25"${dashed && markup` stroke-dasharray="3 3"`}`;
  return markup`<g transform="translate(${x} ${y})"><title>${id}: ${summary}</title>
<rect width="${width}" height="${height}" fill="${color}" fill-opacity="${fill}" stroke="${color}" ${frame}/>
<text class="strong" font-size="13" x="${PADDING}" y="${PADDING + 8}">${fitText(id, 13.5, width - 2 * PADDING)}</text>
${outcome && markup`<text style="fill:${color}" x="${PADDING}" y="${PADDING + 9 + LINE}">${status}</text>`}
${lines.map((line, i) => markup`<text class="muted" font-size="${SMALL}" x="${PADDING}" y="${PADDING + 9 + (i + first) * LINE}">${line}</text>`)}</g>`;
}

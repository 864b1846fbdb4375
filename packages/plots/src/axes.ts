import { type LegendEntry, legend } from './legend.ts';
import { type Markup, markup } from './markup.ts';
import { emptyChart, noteLines } from './notes.ts';
import { linearScale, type Scale } from './scale.ts';
import type { Drawing } from './svg.ts';
import { fitText, textWidth } from './text-width.ts';

const FONT = 12;
const LINE = 18;

interface Chart {
  readonly label: string;
  readonly width: number;
  readonly xLabel: string;
  readonly yLabel: string;
  /** Least and greatest value on each axis; absent where there is nothing to draw. */
  readonly extent:
    | { readonly x: readonly [number, number]; readonly y: readonly [number, number] }
    | undefined;
  readonly legend: readonly LegendEntry[];
  readonly notes: readonly string[];
  readonly draw: (x: Scale, y: Scale) => Markup;
}

/** A chart of two linear axes: legend, axis labels, grid and ticks around what `draw` makes. */
export function axes(chart: Chart): Drawing {
  const { width, label } = chart;
  const key = legend(chart.legend, width);
  if (!chart.extent) return emptyChart(label, width, chart.notes);
  const top = key.height + LINE + 6;
  const bottom = top + Math.round(Math.min(300, Math.max(170, width * 0.42)));
  const [yLow, yHigh] = chart.extent.y;
  const [xLow, xHigh] = chart.extent.x;
  const y = linearScale({ low: yLow, high: yHigh, round: true }, [bottom, top], 5);
  const left = 8 + Math.max(...y.ticks.map((tick) => textWidth(y.format(tick), FONT)));
  const right = width - 16;
  const x = linearScale({ low: xLow, high: xHigh }, [left, right], width / 90);
  const height = bottom + 2 * LINE + 4;
  const body = markup`${key.body}
<text class="muted" y="${key.height + 12}">${fitText(chart.yLabel, FONT, width)}</text>
${y.ticks.map((tick) => markup`<line class="grid" x1="${left}" x2="${right}" y1="${y.at(tick)}" y2="${y.at(tick)}"/><text class="muted" text-anchor="end" x="${left - 8}" y="${y.at(tick) + 4}">${y.format(tick)}</text>`)}
${x.ticks.map((tick) => markup`<text class="muted" text-anchor="middle" x="${x.at(tick)}" y="${bottom + LINE}">${x.format(tick)}</text>`)}
<text class="muted" text-anchor="end" x="${right}" y="${bottom + 2 * LINE}">${fitText(chart.xLabel, FONT, width)}</text>
${chart.draw(x, y)}${noteLines(chart.notes, height, width)}`;
  return { label, width, height: height + chart.notes.length * LINE, body };
}

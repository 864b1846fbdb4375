import type { Bars } from '@wordloom/events';
import { formatNumber } from './format.ts';
import { legend } from './legend.ts';
import { type Markup, markup } from './markup.ts';
import { emptyChart, noteLines, omitted } from './notes.ts';
import { seriesColor } from './palette.ts';
import { isDrawable, linearScale, logScale, type Scale } from './scale.ts';
import type { Drawing } from './svg.ts';
import { fitText, textWidth } from './text-width.ts';

const FONT = 12;
const BAR = 15;
const GAP = 12;

/**
 * Bars from left to right, each with its value beside it, so that labels of any length can be read. The scale is
 * logarithmic, and says so, where the largest value is over 500 times the smallest.
 */
export function drawBars(figure: Bars, width: number): Drawing {
  const { labels, series } = figure;
  const values = series.flatMap((one) => labels.map((_, i) => one.values[i] ?? Number.NaN));
  const shown = values.filter(isDrawable);
  const notes = omitted(values.length - shown.length);
  if (shown.length === 0) return emptyChart(figure.title, width, notes);

  const key = legend(
    series.map(({ name }, i) => ({ name, color: seriesColor(i), mark: 'area' })),
    width,
  );
  const left = 10 + Math.min(width * 0.34, Math.max(...labels.map((label) => textWidth(label, FONT))));
  const valueRoom = 10 + Math.max(...shown.map((value) => textWidth(formatNumber(value), FONT)));
  const { scale, base, logarithmic } = barScale(shown, [left, width - valueRoom]);
  const top = key.height + 24;
  const rowHeight = series.length * (BAR + 2) + GAP;
  const bottom = top + labels.length * rowHeight;
  const body = markup`${key.body}<text class="muted" y="${key.height + 12}">${fitText(figure.yLabel + (logarithmic ? ' (logarithmic scale)' : ''), FONT, width)}</text>
<line class="edge" x1="${base}" x2="${base}" y1="${top - 4}" y2="${bottom - GAP + 4}"/>
${labels.map((label, row) => {
  const y = top + row * rowHeight;
  const middle = y + (rowHeight - GAP) / 2;
  return markup`<text text-anchor="end" x="${left - 10}" y="${middle + 4}">${fitText(label, FONT, left - 10)}<title>${label}</title></text>
${series.map((one, i) => drawBar(one.values[row] ?? Number.NaN, y + i * (BAR + 2), seriesColor(i), base, scale))}`;
})}${noteLines(notes, bottom, width)}`;
  return { label: figure.title, width, height: bottom + notes.length * 18 + 4, body };
}

function barScale(values: readonly number[], range: [number, number]) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const least = Math.min(...values.filter((value) => value > 0));
  const logarithmic = low >= 0 && high > 500 * least;
  const scale = logarithmic
    ? logScale({ low: least / 2, high }, range, 4)
    : linearScale({ low: Math.min(0, low), high: high > 0 ? high : low < 0 ? 0 : 1 }, range, 4);
  return { scale, logarithmic, base: logarithmic ? range[0] : scale.at(0) };
}

function drawBar(value: number, y: number, color: string, base: number, scale: Scale): Markup {
  const text = (x: number) =>
    markup`<text class="muted" x="${x}" y="${y + 12}">${formatNumber(value)}</text>`;
  if (!isDrawable(value)) return text(base + 6);
  // Zero has no place on a logarithmic scale; its bar is empty.
  const end = Number.isFinite(scale.at(value)) ? scale.at(value) : base;
  const start = Math.min(base, end);
  return markup`<rect x="${start}" y="${y}" width="${Math.abs(end - base)}" height="${BAR}" fill="${color}" fill-opacity="0.85"/>${text(Math.max(base, end) + 6)}`;
}

import type { Histogram } from '@wordloom/events';
import { axes } from './axes.ts';
import { type Markup, markup } from './markup.ts';
import { omitted } from './notes.ts';
import { seriesColor } from './palette.ts';
import { isDrawable, type Scale } from './scale.ts';
import type { Drawing } from './svg.ts';

/** Outlined steps over the bins, filled so that several samples can be read over one another. */
export function drawHistogram(figure: Histogram, width: number): Drawing {
  const { edges, series } = figure;
  const bins = edges.flatMap((left, i) => {
    const right = edges[i + 1];
    return right !== undefined && isDrawable(left) && isDrawable(right) ? [{ i, left, right }] : [];
  });
  const counts = series.flatMap(({ counts }) => bins.map(({ i }) => counts[i] ?? 0));
  const shown = counts.filter(isDrawable);
  const high = shown.reduce((a, b) => Math.max(a, b), 0);
  const low = shown.reduce((a, b) => Math.min(a, b), 0);
  const x = bins.reduce<[number, number]>(
    ([least, most], { left, right }) => [Math.min(least, left, right), Math.max(most, left, right)],
    [Infinity, -Infinity],
  );
  return axes({
    label: figure.title,
    width,
    xLabel: figure.xLabel,
    yLabel: figure.yLabel,
    extent: shown.length === 0 ? undefined : { x, y: [low, high] },
    legend: series.map(({ name }, i) => ({ name, color: seriesColor(i), mark: 'area' })),
    notes: omitted(counts.length - shown.length),
    draw: (x, y) => markup`${series.map(({ counts }, i) => drawSteps(bins, counts, seriesColor(i), x, y))}`,
  });
}

interface Bin {
  readonly i: number;
  readonly left: number;
  readonly right: number;
}

function drawSteps(
  bins: readonly Bin[],
  counts: readonly number[],
  color: string,
  x: Scale,
  y: Scale,
): Markup {
  const base = y.at(0).toFixed(1);
  const steps = bins.map(({ i, left, right }) => {
    const count = counts[i] ?? 0;
    const top = isDrawable(count) ? y.at(count).toFixed(1) : base;
    return `L${x.at(left).toFixed(1)} ${top}L${x.at(right).toFixed(1)} ${top}`;
  });
  const start = x.at(bins[0]!.left).toFixed(1);
  const outline = `M${start} ${base}${steps.join('')}L${x.at(bins.at(-1)!.right).toFixed(1)} ${base}`;
  return markup`<path fill="${color}" fill-opacity="0.2" d="${outline}Z"/><path class="line" stroke="${color}" d="${outline}"/>`;
}

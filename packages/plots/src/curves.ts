import type { Curves } from '@wordloom/events';
import { axes } from './axes.ts';
import { type Markup, markup } from './markup.ts';
import { omitted } from './notes.ts';
import { seriesColor } from './palette.ts';
import { isDrawable, type Scale } from './scale.ts';
import type { Drawing } from './svg.ts';

type Point = readonly [x: number, y: number];

/** Lines with gaps where a value is not finite; a series named `expected` is dashed, over the others. */
export function drawCurves(figure: Curves, width: number): Drawing {
  let color = 0;
  const series = figure.series.map(({ name, points }) => {
    const expected = name === 'expected';
    return { name, points, expected, color: expected ? 'currentColor' : seriesColor(color++) };
  });
  const all = series.flatMap(({ points }) => points);
  const shown = all.filter(isDrawablePoint);
  const expectedLast = series.toSorted((a, b) => Number(a.expected) - Number(b.expected));
  return axes({
    label: figure.title,
    width,
    xLabel: figure.xLabel,
    yLabel: figure.yLabel,
    extent: shown.length === 0 ? undefined : { x: extent(shown, 0), y: extent(shown, 1) },
    legend: series.map((one) => ({ ...one, mark: one.expected ? 'dashed' : 'line' })),
    notes: omitted(all.length - shown.length),
    draw: (x, y) =>
      markup`${expectedLast.map(({ points, color, expected }) => drawLine(points, color, expected, x, y))}`,
  });
}

function drawLine(points: readonly Point[], color: string, dashed: boolean, x: Scale, y: Scale): Markup {
  const runs = finiteRuns(points).map((run) => thin(run.map(([a, b]): Point => [x.at(a), y.at(b)])));
  const path = runs
    .map((run) => `M${run.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join('L')}`)
    .join('');
  const dots = points.length <= 12 ? runs.flat() : runs.filter((run) => run.length === 1).flat();
  return markup`<path class="line" stroke="${color}" d="${path}"${dashed && markup` stroke-dasharray="5 4"`}/>${dots.map(([a, b]) => markup`<circle cx="${a}" cy="${b}" r="2.75" fill="${color}"/>`)}`;
}

function finiteRuns(points: readonly Point[]): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (const point of points) {
    if (isDrawablePoint(point)) {
      if (run.push(point) === 1) runs.push(run);
    } else run = [];
  }
  return runs;
}

// Of the points in one pixel column the first, lowest, highest and last draw the same line as all of them.
function thin(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (let start = 0; start < points.length; ) {
    const column = Math.floor(points[start]![0]);
    let end = start;
    let low = start;
    let high = start;
    for (; end < points.length && Math.floor(points[end]![0]) === column; end++) {
      if (points[end]![1] < points[low]![1]) low = end;
      if (points[end]![1] > points[high]![1]) high = end;
    }
    for (const i of [...new Set([start, low, high, end - 1])].sort((a, b) => a - b)) kept.push(points[i]!);
    start = end;
  }
  return kept;
}

function isDrawablePoint([x, y]: Point): boolean {
  return isDrawable(x) && isDrawable(y);
}

function extent(points: readonly Point[], axis: 0 | 1): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const point of points) {
    low = Math.min(low, point[axis]);
    high = Math.max(high, point[axis]);
  }
  return [low, high];
}

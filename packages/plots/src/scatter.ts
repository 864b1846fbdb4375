import type { Scatter } from '@wordloom/events';
import { placeLabels } from './label-placement.ts';
import { legend } from './legend.ts';
import { markup } from './markup.ts';
import { emptyChart, noteLines, omitted } from './notes.ts';
import { seriesColor } from './palette.ts';
import { isDrawable } from './scale.ts';
import type { Drawing } from './svg.ts';

const FONT = 12;
const PADDING = 10;
const COLORS = 5;

/**
 * Every point, and as many of the labels, in their order, as fit without covering one another. One unit is as long across
 * as up, so that distances can be compared. Groups are coloured, from the sixth on in grey.
 */
export function drawScatter(figure: Scatter, width: number): Drawing {
  const points = figure.points.filter(({ x, y }) => isDrawable(x) && isDrawable(y));
  const notes = omitted(figure.points.length - points.length);
  if (points.length === 0) return emptyChart(figure.title, width, notes);

  const groups = [...new Set(points.flatMap(({ group }) => (group === undefined ? [] : [group])))];
  const color = (group: string | undefined) =>
    seriesColor(group === undefined ? 0 : Math.min(groups.indexOf(group), COLORS));
  const named = groups.slice(0, COLORS).map((name) => ({ name, color: color(name), mark: 'dot' as const }));
  const rest = groups.length - named.length;
  const others = { name: `${rest} more`, color: seriesColor(COLORS), mark: 'dot' as const };
  const key = legend(rest > 0 ? [...named, others] : named, width);

  const height = Math.round(width < 500 ? width * 1.1 : width * 0.72);
  const place = fitPlane(points, width, height);
  const radius = points.length > width / 2 ? 2 : 3;
  const anchors = points.map((point) => ({ ...place(point), label: point.label, group: point.group }));
  const placed = placeLabels(anchors, { width, height, radius, fontSize: FONT });
  const labels = placed.filter((label) => label !== undefined);
  if (labels.length < points.length) {
    notes.push(`${labels.length} of ${points.length} points have room for their label`);
  }
  const body = markup`${key.body}<g transform="translate(0 ${key.height})">
${anchors.map(({ x, y, label, group }, i) => markup`<circle cx="${x}" cy="${y}" r="${radius}" fill="${color(group)}" fill-opacity="${placed[i] ? 1 : 0.45}"><title>${label}</title></circle>`)}
${labels.map(({ x, y, anchor, label }) => markup`<text${anchor !== 'start' && markup` text-anchor="${anchor}"`} x="${x}" y="${y}">${label}</text>`)}
</g>${noteLines(notes, key.height + height, width)}`;
  return { label: figure.title, width, height: key.height + height + notes.length * 18 + 4, body };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function fitPlane(points: readonly Point[], width: number, height: number): (point: Point) => Point {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    bottom = Math.min(bottom, y);
    top = Math.max(top, y);
  }
  // One point, or a vertical or horizontal line of them, has no extent to scale by on that axis.
  const unit = Math.min(
    (width - 2 * PADDING) / (right - left || Number.MIN_VALUE),
    (height - 2 * PADDING) / (top - bottom || Number.MIN_VALUE),
  );
  const scale = Number.isFinite(unit) ? unit : 0;
  return ({ x, y }) => ({
    x: width / 2 + (x - (left + right) / 2) * scale,
    y: height / 2 - (y - (bottom + top) / 2) * scale,
  });
}

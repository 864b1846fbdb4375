import { type Markup, markup } from './markup.ts';
import type { Drawing } from './svg.ts';
import { fitText } from './text-width.ts';

const FONT = 12;
const LINE = 18;

/** What stands in place of a chart that has no values. */
export function emptyChart(label: string, width: number, notes: readonly string[]): Drawing {
  const body = markup`<text class="muted" text-anchor="middle" x="${width / 2}" y="34">nothing to draw: there are no values</text>${noteLines(notes, 48, width)}`;
  return { label, width, height: 60 + notes.length * LINE, body };
}

/** Remarks under a chart, a line each. */
export function noteLines(notes: readonly string[], top: number, width: number): Markup {
  return markup`${notes.map((note, i) => markup`<text class="muted" y="${top + 14 + i * LINE}">${fitText(note, FONT, width)}</text>`)}`;
}

/** The remark for values that are NaN or infinite. */
export function omitted(count: number): string[] {
  if (count === 0) return [];
  return [`${count === 1 ? '1 value is' : `${count} values are`} not finite and not drawn`];
}

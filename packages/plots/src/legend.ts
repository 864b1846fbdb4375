import { type Markup, markup } from './markup.ts';
import { fitText, textWidth } from './text-width.ts';

export interface LegendEntry {
  readonly name: string;
  readonly color: string;
  readonly mark: 'area' | 'line' | 'dashed' | 'dot';
}

const FONT = 12;
const ROW = 20;
const SWATCH = 22;

/** Names with their colours in rows that wrap; nothing where there is but one. */
export function legend(entries: readonly LegendEntry[], width: number): { height: number; body: Markup } {
  if (entries.length < 2) return { height: 0, body: markup`` };
  let x = 0;
  let y = 0;
  const items = entries.map((entry) => {
    const name = fitText(entry.name, FONT, width - SWATCH);
    const size = SWATCH + textWidth(name, FONT);
    if (x > 0 && x + size > width) {
      x = 0;
      y += ROW;
    }
    const item = markup`<g transform="translate(${x} ${y})">${swatch(entry)}<text x="${SWATCH}" y="12">${name}</text></g>`;
    x += size + 16;
    return item;
  });
  return { height: y + ROW + 8, body: markup`${items}` };
}

function swatch({ color, mark }: LegendEntry): Markup {
  if (mark === 'dot') return markup`<circle cx="9" cy="8" r="4" fill="${color}"/>`;
  const line = markup`<line x1="1" x2="15" y1="8" y2="8" stroke="${color}" stroke-width="2.5"${mark === 'dashed' && markup` stroke-dasharray="4 3"`}/>`;
  if (mark !== 'area') return line;
  return markup`<rect x="1" y="2" width="14" height="12" fill="${color}" fill-opacity="0.22"/><line x1="1" x2="15" y1="2" y2="2" stroke="${color}" stroke-width="2"/>`;
}

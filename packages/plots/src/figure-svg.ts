import type { Figure } from '@wordloom/events';
import { drawBars } from './bars.ts';
import { drawCurves } from './curves.ts';
import { drawHistogram } from './histogram.ts';
import { drawScatter } from './scatter.ts';
import { type Drawing, type SvgOptions, toSvg } from './svg.ts';

/** A figure that is a picture; tables and segments are for whoever lays out the text around. */
export type Picture = Exclude<Figure, { kind: 'table' | 'segments' }>;

/**
 * A figure as SVG, without its title and caption, which belong in the text around it. All text in it is inert, values that
 * are not finite are left out and counted in a note. The same figure gives the same bytes.
 */
export function figureSvg(figure: Picture, { width = 720, inline = false }: SvgOptions = {}): string {
  return toSvg(draw(figure, width), inline);
}

function draw(figure: Picture, width: number): Drawing {
  switch (figure.kind) {
    case 'histogram':
      return drawHistogram(figure, width);
    case 'curves':
      return drawCurves(figure, width);
    case 'scatter':
      return drawScatter(figure, width);
    case 'bars':
      return drawBars(figure, width);
  }
}

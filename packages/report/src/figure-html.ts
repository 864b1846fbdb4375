import type { Figure } from '@wordloom/events';
import { figureSvg, Markup, markup, type Picture } from '@wordloom/plots';
import { segmentsHtml } from './segments-html.ts';
import { tableHtml } from './table-html.ts';

/** A figure with its title and caption. */
export function figureHtml(figure: Figure): Markup {
  const caption = figure.caption !== undefined && markup`<p class="caption small">${figure.caption}</p>`;
  return markup`<figure><figcaption><h3>${figure.title}</h3>${caption}</figcaption>${bodyHtml(figure)}</figure>`;
}

function bodyHtml(figure: Figure): Markup {
  if (figure.kind === 'table') return tableHtml(figure);
  return figure.kind === 'segments' ? segmentsHtml(figure) : pictureHtml(figure);
}

function pictureHtml(figure: Picture): Markup {
  return twoWidths((width) => figureSvg(figure, { width, inline: true }));
}

/** A picture laid out for a phone and for a wide page, so that its text has the same size on both. */
export function twoWidths(draw: (width: number) => string): Markup {
  return markup`<div class="narrow">${new Markup(draw(340))}</div><div class="wide">${new Markup(draw(720))}</div>`;
}

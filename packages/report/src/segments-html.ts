import type { Segments } from '@wordloom/events';
import { type Markup, markup } from '@wordloom/plots';

/** Texts with their pieces in turns of colour; a piece that does not fit goes on in the next line. */
export function segmentsHtml({ texts }: Segments): Markup {
  const drawn = texts.map(({ name, pieces }) => {
    const spans = pieces.map((piece) => markup`<span>${piece}</span>`);
    const title = name !== undefined && markup`<p class="muted small">${name}</p>`;
    return markup`${title}<p class="text">${spans}</p>`;
  });
  return markup`<div class="pieces">${drawn}</div>`;
}

import { Markup, markup } from './markup.ts';
import { fileCss } from './palette.ts';

export interface SvgOptions {
  /** Width it is laid out for, in CSS pixels; text is 12 of them. It scales to the width it is given. Default 720. */
  readonly width?: number;
  /** For a page that has {@link plotCss}: no style sheet and namespace of its own. */
  readonly inline?: boolean;
}

/** A laid out picture, before it is made a document. */
export interface Drawing {
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly body: Markup;
}

export function toSvg({ label, width, height, body }: Drawing, inline: boolean): string {
  const size = markup`viewBox="0 0 ${width} ${Math.ceil(height)}" width="${width}" height="${Math.ceil(height)}"`;
  const head = markup`class="wordloom-plot" role="img" aria-label="${label}" ${size}`;
  if (inline) return markup`<svg ${head}>${body}</svg>`.source;
  const style = new Markup(`<style>${fileCss}</style>`);
  return markup`<svg xmlns="http://www.w3.org/2000/svg" ${head}><title>${label}</title>${style}${body}</svg>`
    .source;
}

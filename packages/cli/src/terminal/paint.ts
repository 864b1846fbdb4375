import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Colors text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** A paint for a terminal that has colors, and one for what has none. */
export function paintFor(color: boolean): Paint {
  return color ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
}

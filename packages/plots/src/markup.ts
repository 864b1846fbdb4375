import { visible } from '@wordloom/errors';

/** SVG or HTML source, safe to place in a page as it is. */
export class Markup {
  readonly source: string;

  /** @param source trusted source, whose text is escaped already; {@link markup} makes it so */
  constructor(source: string) {
    this.source = source;
  }
}

type Part = Markup | string | number | undefined | false | readonly Part[];

/**
 * A template whose interpolated text is inert: escaped for content and quoted attributes, control and bidirectional
 * characters written out. Markup goes in as it is, lists joined, numbers to two decimals as coordinates, undefined and
 * false as nothing.
 */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let source = strings[0]!;
  parts.forEach((part, i) => {
    source += place(part) + strings[i + 1]!;
  });
  return new Markup(source);
}

function place(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.source;
  if (typeof part === 'string') return escapeMarkup(part);
  // Adding zero turns -0 into 0.
  if (typeof part === 'number') return String(Math.round(part * 100) / 100 + 0);
  return part.map(place).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Untrusted text for content and quoted attributes of SVG and HTML. */
export function escapeMarkup(text: string): string {
  // U+FFFE, U+FFFF and lone surrogates may not stand in XML at all.
  return visible(text.toWellFormed())
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

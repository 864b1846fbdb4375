// C0 and C1 controls, and the characters that reorder or hide text (bidirectional marks, zero width, line separators).
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Untrusted text with its control characters written out (`\x1b`, `\u202e`), fit for a terminal.
 *
 * @param options.newlines leave line feeds and tabs as they are
 */
export function visible(text: string, options: { newlines?: boolean } = {}): string {
  return text.replace(HIDDEN, (character) => {
    if (options.newlines && (character === '\n' || character === '\t')) return character;
    const code = character.charCodeAt(0);
    return code < 256
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

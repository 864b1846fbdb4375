import type { PatternName } from '../definition.ts';

/** The patterns of `Split` that are scanned by hand, as files have them. */
export const PATTERN_SOURCES: Partial<Record<PatternName, string>> = {
  cl100k:
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s+\\z|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
  llama3:
    "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
  o200k:
    "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+[\\p{Ll}\\p{Lm}\\p{Lo}\\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\\p{N}{1,3}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n/]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
};

const WHITE_SPACE = '\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
const SCRIPTS =
  /\\([pP])\{(\^?)(Han|Hiragana|Katakana|Hangul|Latin|Cyrillic|Greek|Arabic|Hebrew|Thai|Devanagari)\}/g;

/**
 * A pattern of Oniguruma as JavaScript has it: White_Space for `\s`, which in JavaScript has U+FEFF and lacks U+0085, the names of
 * scripts, `\A`, `\z` and `\h`. What JavaScript still does not know is refused when the expression is made.
 */
export function translatePattern(source: string): string {
  let inClass = false;
  return foldGroups(source)
    .replace(SCRIPTS, '\\$1{Script=$3}')
    .replace(/\\[\s\S]|[[\]]/g, (part) => {
      if (part === '[') inClass = true;
      else if (part === ']') inClass = false;
      else if (part === '\\s') return inClass ? WHITE_SPACE : `[${WHITE_SPACE}]`;
      else if (part === '\\S' && !inClass) return `[^${WHITE_SPACE}]`;
      else if (part === '\\h') return inClass ? '0-9a-fA-F' : '[0-9a-fA-F]';
      else if (part === '\\z' && !inClass) return '(?![\\s\\S])';
      else if (part === '\\A' && !inClass) return '(?<![\\s\\S])';
      else if (/^\\[!"#%&',:;<=>@_`~ -]$/.test(part)) return part === '\\-' && inClass ? part : part.slice(1);
      return part;
    });
}

/** Groups `(?i:...)` of plain letters as classes of both cases, because Node 22 does not know them; U+017F folds to s. */
function foldGroups(source: string): string {
  return source.replace(/\(\?i:([a-zA-Z'|]+)\)/g, (_, letters: string) => {
    const folded = letters.replace(/[a-zA-Z]/g, (letter) => {
      const lower = letter.toLowerCase();
      return `[${lower}${letter.toUpperCase()}${lower === 's' ? '\u017f' : lower === 'k' ? '\u212a' : ''}]`;
    });
    return `(?:${folded})`;
  });
}

/** A text that matches itself. */
export function literalPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

import { basename, extname } from 'node:path';
import { visible, WordloomError } from '@wordloom/errors';

const longest = 40;

/** A pipeline's name from that of its text: letters and digits of any script, in lower case. */
export function nameFrom(path: string): string {
  const stem = basename(path, extname(path)).normalize('NFC').toLowerCase();
  const words = stem.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  return [...words.join('-')].slice(0, longest).join('') || 'text';
}

/** @throws WordloomError `init/name` for what cannot be a folder's name everywhere, or is taken for a path */
export function checkName(name: string): string {
  if (/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}_-]*$/u.test(name) && [...name].length <= longest) return name;
  throw new WordloomError({
    code: 'init/name',
    what: `'${visible(name.slice(0, 80))}' cannot be the name of a pipeline`,
    why: `a name has letters, digits, - and _, ${longest} at most`,
    fix: `write, for example, --name ${nameFrom(name)}`,
  });
}

import { type Asset, text } from '@wordloom/stage';

/**
 * A person's own text: one file of UTF-8, plain, `.gz` or `.xz`.
 *
 * @param path relative to the folder the program runs in
 */
export function textFile(path: string): Asset {
  return ownText(path, `text of ${path}`);
}

/**
 * A person's own text: all `.txt` and `.md` files below a folder, in the order of their relative paths, joined by newlines.
 * Hidden files and folders and symbolic links are passed over.
 *
 * @param path relative to the folder the program runs in
 */
export function textFolder(path: string): Asset {
  return ownText(path, `text files below ${path}`);
}

function ownText(path: string, summary: string): Asset {
  return { name: path, summary, type: text, paths: [], sources: [{ from: 'path', path }] };
}

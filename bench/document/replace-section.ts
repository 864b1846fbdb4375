/**
 * The document with the text between the markers `<!-- name -->` and `<!-- /name -->` replaced.
 *
 * @throws Error where the markers are not there
 */
export function replaceSection(document: string, name: string, body: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = document.indexOf(open);
  const end = document.indexOf(close, start);
  if (start < 0 || end < 0)
    throw new Error(`the document has no ${open} ... ${close} to put the table between`);
  return `${document.slice(0, start + open.length)}\n\n${body.trim()}\n\n${document.slice(end)}`;
}

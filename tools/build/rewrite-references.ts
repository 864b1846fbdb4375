import { type ModuleReference, moduleReferences } from '../workspace/module-references.ts';

/** The text with another literal wherever `rename` gives one; undefined leaves what stands there. */
export function rewriteReferences(
  fileName: string,
  text: string,
  rename: (reference: ModuleReference) => string | undefined,
): string {
  let rewritten = '';
  let done = 0;
  for (const reference of moduleReferences(fileName, text)) {
    const specifier = rename(reference);
    if (specifier === undefined) continue;
    rewritten += `${text.slice(done, reference.start)}'${specifier}'`;
    done = reference.end;
  }
  return rewritten + text.slice(done);
}

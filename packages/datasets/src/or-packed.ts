/** A path and its packed forms, in the order they are tried. */
export function orPacked(path: string): string[] {
  return [path, `${path}.xz`, `${path}.gz`];
}

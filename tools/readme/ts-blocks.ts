/** A fenced TypeScript block of a Markdown file. */
export interface Block {
  /** Line of the Markdown file on which the code starts, from 1. */
  readonly line: number;
  readonly code: string;
  /** File that the block shows a part of, from the workspace root; the code of other blocks runs by itself. */
  readonly excerptOf?: string;
}

/**
 * The file's blocks fenced as `ts`, but for fragments marked `ts no-run`. A comment `<!-- path/of/file.ts -->` on the line
 * before makes a block an excerpt of that file.
 */
export function tsBlocks(markdown: string): Block[] {
  const fences = markdown.matchAll(/^(?:<!-- (\S+\.ts) -->\n)?```ts *\n(.*?)^```/gms);
  return [...fences].map(({ 0: fence, 1: excerptOf, 2: code, index }) => ({
    line: markdown.slice(0, index + fence.indexOf('```')).split('\n').length + 1,
    code: code!,
    ...(excerptOf !== undefined && { excerptOf }),
  }));
}

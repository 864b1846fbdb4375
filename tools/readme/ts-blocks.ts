/** A fenced TypeScript block of a Markdown file that is to be run. */
export interface Block {
  /** Line of the file on which the code starts, from 1. */
  readonly line: number;
  readonly code: string;
}

/** The file's blocks fenced as `ts`. A fragment that cannot run by itself says so: `ts no-run`. */
export function tsBlocks(markdown: string): Block[] {
  return [...markdown.matchAll(/^```ts *\n(.*?)^```/gms)].map(({ 1: code, index }) => ({
    line: markdown.slice(0, index).split('\n').length + 1,
    code: code!,
  }));
}

import type { PatternName, Splitting } from '../definition.ts';
import { cl100kPieceEnd, llama3PieceEnd } from './cl100k.ts';
import { gpt2PieceEnd } from './gpt2.ts';
import { o200kPieceEnd } from './o200k.ts';
import { RegexSplitter } from './regex-splitter.ts';
import { isSpaceAt, whitespacePieceEnd } from './whitespace.ts';

/** Where the piece that begins at `at` ends. */
export type PieceEnd = (bytes: Uint8Array, at: number, end: number) => number;

export interface Splitter {
  readonly pieceEnd: PieceEnd;
  /** Whether the piece that begins there is dropped; absent where all are kept. */
  readonly isDropped?: (bytes: Uint8Array, at: number) => boolean;
  /** Called before the pieces of a text are asked for, where the pattern needs to see all of it. */
  readonly prepare?: (text: Uint8Array, start: number, end: number) => void;
  /** Whether a text may be cut between a letter and white space without a change in its pieces. */
  readonly local: boolean;
}

const SCANNERS: Record<PatternName, Splitter> = {
  gpt2: { pieceEnd: gpt2PieceEnd, local: true },
  cl100k: { pieceEnd: cl100kPieceEnd, local: true },
  llama3: { pieceEnd: llama3PieceEnd, local: true },
  o200k: { pieceEnd: o200kPieceEnd, local: true },
  whitespace: { pieceEnd: whitespacePieceEnd, isDropped: isSpaceAt, local: true },
};

export const PATTERN_NAMES = Object.keys(SCANNERS) as PatternName[];

/** Cuts text as a definition says. */
export function splitterOf(splitting: Splitting): Splitter {
  if (splitting === 'none') return { pieceEnd: (_, __, end) => end, local: false };
  if ('scanner' in splitting) return SCANNERS[splitting.scanner];
  return new RegexSplitter(splitting.steps);
}

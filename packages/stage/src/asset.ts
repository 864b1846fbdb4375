import type { FileType, text } from './artifact-type.ts';

/** Where a copy of an asset can be had. */
export type AssetSource =
  /** A file that a package carries, next to the code that declares it. */
  | { readonly from: 'package'; readonly url: URL }
  | { readonly from: 'https'; readonly url: string; readonly sha256?: string; readonly sha1?: string }
  /** A file or folder of the person who runs the pipeline. */
  | { readonly from: 'path'; readonly path: string };

export interface Licence {
  /** SPDX identifier, or the words of the source where it has none. */
  readonly name: string;
  readonly attribution: string;
  /** What is made from it must be shared under the same licence. */
  readonly shareAlike?: boolean;
}

/** Named data from outside, the leaves of every pipeline. */
export interface Asset<T extends FileType = typeof text> {
  readonly name: string;
  readonly summary: string;
  readonly type: T;
  /** Paths under the folder in WORDLOOM_DATA, in the order they are tried; `.gz` and `.xz` are unpacked. */
  readonly paths: readonly string[];
  readonly sources: readonly AssetSource[];
  /** SHA-256 of the unpacked content; several where published copies differ. Absent for a person's own text. */
  readonly sha256?: readonly string[];
  /** Bytes, unpacked. */
  readonly bytes?: number;
  readonly licence?: Licence;
  /** How a person gets it by hand, for the error when it is nowhere to be found. */
  readonly obtain?: string;
}

/**
 * How text falls into tokens. Both functions may look past the place they give; the bytes they are called with end in a
 * newline, which is never part of a token, and at least three more.
 */
export interface Unit {
  /** Where the bytes from `at` that belong to no token end; `at` itself where a token or a newline begins. */
  separatorEnd(bytes: Uint8Array, at: number, end: number): number;
  /** End of the token that begins at `at`; `view` sees the same memory. */
  tokenEnd(bytes: Uint8Array, view: DataView, at: number): number;
}

/** How much of a set could be asked: the rest has words without a vector. */
export interface Coverage {
  readonly known: number;
  readonly total: number;
}

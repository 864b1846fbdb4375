import type { Progress } from '@wordloom/events';

export interface TransferOptions {
  /** Called after each chunk; counts bytes. */
  onProgress?(progress: Progress): void;
  readonly signal?: AbortSignal;
}

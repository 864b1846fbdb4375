import { type ErrorDetails, WordloomError } from '@wordloom/errors';
import type { SkipGramVectors } from './skip-gram-options.ts';

/**
 * Training met a value that is not finite (`kernels/diverged`) and stopped. `vectors` is what it had then, without
 * the update of that window; large values in it are likely, so look at the loss before using it.
 */
export class DivergedError extends WordloomError {
  readonly vectors: SkipGramVectors;

  constructor(details: Omit<ErrorDetails, 'code'>, vectors: SkipGramVectors) {
    super({ code: 'kernels/diverged', ...details });
    this.vectors = vectors;
  }
}

import type { Store } from '@wordloom/artifact';
import { tokenizerFile } from '@wordloom/bpe/stage';
import { type FoundArtifact, findArtifact, type Wanted } from '../runs/find-artifact.ts';

/**
 * The tokenizer of the newest run that has one among its results.
 *
 * @throws WordloomError `cli/no-tokenizer`
 */
export function findTokenizer(store: Store, wanted: Wanted): Promise<FoundArtifact> {
  const sought = {
    type: tokenizerFile,
    code: 'cli/no-tokenizer',
    none: 'there is no tokenizer',
    maker: 'pipeline with a tokenizer',
    example: 'bpe',
  };
  return findArtifact(store, sought, wanted);
}

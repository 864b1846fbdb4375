import { int32, list } from '@wordloom/schema';
import { tableType } from '@wordloom/stage';

/** A row for each sentence: its tokens as ids of a vocabulary. */
export const sentences = tableType('sentences', { ids: list(int32) });

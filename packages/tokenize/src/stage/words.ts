import { int32, list } from '@wordloom/schema';
import { tableType } from '@wordloom/stage';

/** A row for each sentence: its tokens as rows of a {@link tokenTypes} table. */
export const words = tableType('words', { types: list(int32) });

import { uint32, utf8 } from '@wordloom/schema';
import { tableType } from '@wordloom/stage';

/** A row for each distinct token of a text, in the order first seen, with its number of occurrences. */
export const tokenTypes = tableType('token types', { word: utf8, count: uint32 });

import { bool, uint32, utf8 } from '@wordloom/schema';
import { tableType } from '@wordloom/stage';

/** A row for each id: the word, its occurrences, and whether it is a reserved token such as `<unk>`. */
export const vocabulary = tableType('vocabulary', { word: utf8, count: uint32, reserved: bool });

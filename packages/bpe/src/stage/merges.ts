import { utf8 } from '@wordloom/schema';
import { tableType } from '@wordloom/stage';

/** A row for each merge, in order of rank: what was put together, in the spelling of vocabulary files. */
export const merges = tableType('merges', { left: utf8, right: utf8 });

import { fileType } from '@wordloom/stage';

/** A `tokenizer.json`, as Hugging Face tokenizers read it. */
export const tokenizerFile = fileType('tokenizer', 'application/json');

/** What BERT's basic tokenizer does to text before it is cut into pieces; the defaults are those of an uncased model. */
export interface BasicOptions {
  /** Drop control characters and U+FFFD, and make each kind of white space a space. */
  readonly cleanText: boolean;
  /** Make each Chinese character (CJK ideograph) a word. */
  readonly handleChineseChars: boolean;
  /** Decompose canonically (NFD) and drop nonspacing marks. */
  readonly stripAccents: boolean;
  readonly lowercase: boolean;
}

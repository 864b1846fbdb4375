import type { TemplatePart } from '../encoding/template.ts';
import type { Settings } from '../settings.ts';

/** A `tokenizer.json` that Hugging Face tokenizers reads. */
export function tokenizerJson(settings: Settings): object {
  const { vocabulary, outside, basic, templates, decoder } = settings;
  const vocab: [string, number][] = [];
  vocabulary.tokens.forEach((token, id) => {
    if (!outside.has(id)) vocab.push([token, id]);
  });
  return {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: settings.addedTokens.map(({ id, content, special, singleWord, leftStrip, rightStrip }) => ({
      id,
      content,
      single_word: singleWord,
      lstrip: leftStrip,
      rstrip: rightStrip,
      normalized: false,
      special,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: basic.cleanText,
      handle_chinese_chars: basic.handleChineseChars,
      strip_accents: basic.stripAccents,
      lowercase: basic.lowercase,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: templates.single.map(partJson),
      pair: templates.pair.map(partJson),
      special_tokens: Object.fromEntries(
        templates.pair.flatMap((part) =>
          'special' in part
            ? [[part.special, { id: part.special, ids: [part.id], tokens: [part.special] }]]
            : [],
        ),
      ),
    },
    decoder: { type: 'WordPiece', prefix: decoder.prefix, cleanup: decoder.cleanup },
    model: {
      type: 'WordPiece',
      unk_token: settings.unknownToken,
      continuing_subword_prefix: settings.prefix,
      max_input_chars_per_word: settings.maxCharsPerWord,
      vocab: Object.fromEntries(vocab),
    },
  };
}

function partJson(part: TemplatePart): object {
  const typed = { type_id: part.typeId };
  return 'special' in part
    ? { SpecialToken: { id: part.special, ...typed } }
    : { Sequence: { id: 'AB'[part.text], ...typed } };
}

import type { Decoder, Splitting, TokenizerDefinition } from '../definition.ts';
import { Vocabulary } from '../vocabulary.ts';
import { PATTERN_SOURCES } from './hf-patterns.ts';
import { mergesOf } from './merges-of.ts';
import { END_OF_WORD } from './read-normalizer.ts';

/** The text of a Hugging Face `tokenizer.json`, for its library to read. */
export function tokenizerJson(definition: TokenizerDefinition): string {
  const vocabulary = new Vocabulary(definition);
  const { added, decoder, endOfWord, normalizer, template, kind } = definition;
  const size = definition.tokens.offsets.length - 1;
  const vocab: Record<string, number> = Object.create(null);
  for (let id = 0; id < size; id++) {
    const token = vocabulary.tokenOf(id);
    if (token !== undefined) vocab[token] = id;
  }
  const steps = normalizer.map((step) => {
    if (step.kind === 'Prepend') return { type: 'Prepend', prepend: step.text };
    if (step.kind === 'Replace') return { type: 'Replace', pattern: { String: step.from }, content: step.to };
    return { type: step.kind };
  });
  if (endOfWord !== undefined)
    steps.push({ type: 'Replace', pattern: { Regex: END_OF_WORD }, content: endOfWord } as never);
  const file = {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: [...added]
      .sort((a, b) => a.id - b.id)
      .map(({ id, content, special, singleWord, stripLeft, stripRight }) => ({
        id,
        content,
        single_word: singleWord,
        lstrip: stripLeft,
        rstrip: stripRight,
        normalized: false,
        special,
      })),
    normalizer: sequence(steps, 'normalizers'),
    pre_tokenizer: sequence(
      preTokenizer(definition.splitting, kind, definition.addPrefixSpace),
      'pretokenizers',
    ),
    post_processor: template ? templateOf(template, vocabulary) : null,
    decoder: sequence(decoderOf(decoder), 'decoders'),
    model: {
      type: 'BPE',
      dropout: null,
      unk_token: definition.unknown === undefined ? null : vocabulary.tokenOf(definition.unknown),
      continuing_subword_prefix: definition.continuingPrefix ?? null,
      end_of_word_suffix: definition.endOfWordSuffix ?? null,
      fuse_unk: definition.fuseUnknown ?? false,
      byte_fallback: definition.byteFallback ?? false,
      ignore_merges: definition.wholePieces,
      vocab,
      merges: mergesOf(definition).map(([left, right]) => [
        vocabulary.tokenOf(left),
        vocabulary.tokenOf(right),
      ]),
    },
  };
  return `${JSON.stringify(file)}\n`;
}

function sequence(steps: readonly object[], list: string): object | null {
  if (steps.length === 0) return null;
  return steps.length === 1 ? steps[0]! : { type: 'Sequence', [list]: steps };
}

function preTokenizer(
  splitting: Splitting,
  kind: TokenizerDefinition['kind'],
  addPrefixSpace: boolean,
): object[] {
  const byteLevel = (useRegex: boolean) =>
    kind === 'byte-level'
      ? [{ type: 'ByteLevel', add_prefix_space: addPrefixSpace, trim_offsets: true, use_regex: useRegex }]
      : [];
  const split = (pattern: string, matches = 'isolated') => ({
    type: 'Split',
    pattern: { Regex: pattern },
    behavior: matches === 'isolated' ? 'Isolated' : 'Removed',
    invert: matches === 'kept',
  });
  if (splitting === 'none') return byteLevel(false);
  if ('steps' in splitting) {
    return [...splitting.steps.map(({ pattern, matches }) => split(pattern, matches)), ...byteLevel(false)];
  }
  if (splitting.scanner === 'whitespace') return [{ type: 'WhitespaceSplit' }, ...byteLevel(false)];
  const source = PATTERN_SOURCES[splitting.scanner];
  return source === undefined ? byteLevel(true) : [split(source), ...byteLevel(false)];
}

function templateOf(
  { before, after }: { before: readonly number[]; after: readonly number[] },
  vocabulary: Vocabulary,
) {
  const tokens = [...new Set([...before, ...after])].map((id) => [vocabulary.tokenOf(id)!, id] as const);
  const special = (typeId: number) => (id: number) => ({
    SpecialToken: { id: vocabulary.tokenOf(id)!, type_id: typeId },
  });
  const around = (name: string, typeId: number) => [
    ...before.map(special(typeId)),
    { Sequence: { id: name, type_id: typeId } },
    ...after.map(special(typeId)),
  ];
  return {
    type: 'TemplateProcessing',
    single: around('A', 0),
    pair: [...around('A', 0), ...around('B', 1)],
    special_tokens: Object.fromEntries(
      tokens.map(([token, id]) => [token, { id: token, ids: [id], tokens: [token] }]),
    ),
  };
}

function decoderOf(decoder: Decoder): object[] {
  if (decoder === 'bytes')
    return [{ type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true }];
  return decoder.map((step) => {
    if (step.kind === 'Replace') return { type: 'Replace', pattern: { String: step.from }, content: step.to };
    if (step.kind === 'Strip')
      return { type: 'Strip', content: step.content, start: step.start, stop: step.stop };
    return step.kind === 'Suffix' ? { type: 'BPEDecoder', suffix: step.suffix } : { type: step.kind };
  });
}

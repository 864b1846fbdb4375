import { bareTemplates, bertTemplates, type TemplatePart, type Templates } from '../encoding/template.ts';
import type { PieceVocabulary } from '../vocabulary.ts';
import type { JsonReader } from './json-reader.ts';

const MAX_TYPE_ID = 255;

/** What a `tokenizer.json` puts around texts: its post_processor. */
export function parseTemplates(processor: JsonReader, vocabulary: PieceVocabulary): Templates {
  if (processor.isAbsent) return bareTemplates;
  if (processor.type('TemplateProcessing', 'BertProcessing') === 'BertProcessing') {
    return bertTemplates(tokenAndId(processor.get('cls')), tokenAndId(processor.get('sep')));
  }
  const specials = processor.get('special_tokens');
  const templates = {
    single: processor
      .get('single')
      .items()
      .map((part) => parsePart(part, specials, vocabulary)),
    pair: processor
      .get('pair')
      .items()
      .map((part) => parsePart(part, specials, vocabulary)),
  };
  checkTexts(templates.single, [0], processor.get('single'));
  checkTexts(templates.pair, [0, 1], processor.get('pair'));
  return templates;
}

function parsePart(part: JsonReader, specials: JsonReader, vocabulary: PieceVocabulary): TemplatePart {
  const sequence = part.get('Sequence');
  if (!sequence.isAbsent) {
    const id = sequence.get('id').text();
    if (id !== 'A' && id !== 'B') throw sequence.get('id').wrong(`is '${id}', where A or B must be`);
    return { text: id === 'A' ? 0 : 1, typeId: sequence.get('type_id').whole(MAX_TYPE_ID) };
  }
  const token = part.get('SpecialToken');
  const special = token.get('id').text();
  const ids = specials.get(special).get('ids').items();
  if (ids.length !== 1)
    throw specials.get(special).unsupported(`${ids.length} ids`, 'one id for each special token');
  const id = ids[0]!.whole(vocabulary.tokens.length - 1);
  return { special, id, typeId: token.get('type_id').whole(MAX_TYPE_ID) };
}

function checkTexts(parts: readonly TemplatePart[], expected: number[], from: JsonReader): void {
  const texts = parts.flatMap((part) => ('text' in part ? [part.text] : []));
  if (texts.join() !== expected.join())
    throw from.unsupported(
      texts.map((text) => 'AB'[text]).join(' '),
      expected.length === 1 ? 'text A once' : 'text A, then text B',
    );
}

function tokenAndId(pair: JsonReader): { token: string; id: number } {
  const [token, id] = pair.items();
  if (token === undefined || id === undefined) throw pair.wrong('is no token and id');
  return { token: token.text(), id: id.whole(2 ** 21) };
}

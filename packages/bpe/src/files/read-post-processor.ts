import type { AddedToken } from '../definition.ts';
import { formatError, quoted, unsupported } from './format-error.ts';
import { arrayAt, objectAt, refuseType, stepsOf, textAt } from './json-parts.ts';

/** The ids that a template puts around a single text. */
export function readPostProcessor(
  value: unknown,
  added: readonly AddedToken[],
  ids: ReadonlyMap<string, number>,
): { before: number[]; after: number[] } | undefined {
  let template: { before: number[]; after: number[] } | undefined;
  const idOf = (token: string) => {
    const id = added.find(({ content }) => content === token)?.id ?? ids.get(token);
    if (id === undefined)
      throw formatError(`the template needs the token ${quoted(token)}, which there is not`);
    return id;
  };
  for (const step of stepsOf(value, 'post_processor', 'processors')) {
    if (step.type === 'ByteLevel') continue; // trims offsets in characters, which ours in bytes are not
    if (step.type === 'RobertaProcessing') {
      template = { before: [pairId(step.cls)], after: [pairId(step.sep)] };
    } else if (step.type === 'TemplateProcessing') {
      if (template) throw unsupported('a second template', step.type, ['one']);
      template = readTemplate(arrayAt(step.single, 'post_processor.single'), idOf);
    } else
      refuseType(step, 'post_processor', [
        'ByteLevel',
        'TemplateProcessing',
        'RobertaProcessing',
        'Sequence',
      ]);
  }
  return template && template.before.length + template.after.length > 0 ? template : undefined;
}

function readTemplate(items: readonly unknown[], idOf: (token: string) => number) {
  const before: number[] = [];
  const after: number[] = [];
  let seen = false;
  items.forEach((item, i) => {
    const part = objectAt(item, `post_processor.single[${i}]`);
    if ('Sequence' in part) {
      if (seen) throw formatError('the template has the text twice');
      seen = true;
      return;
    }
    const special = objectAt(part.SpecialToken, `post_processor.single[${i}]`);
    (seen ? after : before).push(idOf(textAt(special.id, `post_processor.single[${i}].id`)));
  });
  if (!seen) throw formatError('the template has no place for the text');
  return { before, after };
}

function pairId(value: unknown): number {
  const id = arrayAt(value, 'post_processor')[1];
  if (Number.isInteger(id)) return id as number;
  throw formatError('post_processor names no id');
}

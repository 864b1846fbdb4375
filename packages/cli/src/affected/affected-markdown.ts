import { visible } from '@wordloom/errors';
import { type AffectedData, affectedRows, affectedSummary } from './affected-data.ts';

/** Rows of one comment: more would go over what GitHub takes. */
const mostRows = 200;

/** What a change touches, as a comment on a pull request. Names and values come from the change: they are shown, never obeyed. */
export function affectedMarkdown(data: AffectedData): string {
  const rows = data.pipelines.flatMap((pipeline) =>
    affectedRows(pipeline).map(({ stage, why, owners }) => [
      code(pipeline.name),
      code(stage),
      shown(why.join('; ')),
      owners.map(code).join(' '),
    ]),
  );
  const more = rows.length - mostRows;
  const table = [
    ['pipeline', 'stage', 'why', 'owners'],
    ['---', '---', '---', '---'],
    ...rows.slice(0, mostRows),
    ...(more > 0 ? [['…', '', `and ${more} more`, '']] : []),
  ].map((cells) => `| ${cells.join(' | ')} |`);
  const lines = [
    '### Pipelines',
    '',
    shown(affectedSummary(data)),
    ...(rows.length > 0 ? ['', ...table] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function code(text: string): string {
  return text === '' ? '' : `<code>${shown(text)}</code>`;
}

/** Text that no Markdown, HTML, mention or link is read from. */
function shown(text: string): string {
  return visible(text.slice(0, 500)).replace(
    /[^\p{L}\p{N} ,.;()→–-]/gu,
    (character) => `&#${character.codePointAt(0)};`,
  );
}

import type { Table } from '@wordloom/events';
import { formatNumber, type Markup, markup } from '@wordloom/plots';

/** Rows with numbers to the right; on a narrow page it scrolls by itself. */
export function tableHtml({ title, columns, rows }: Table): Markup {
  if (rows.length === 0) return markup`<p class="muted">no rows</p>`;
  const numeric = columns.map((_, c) => rows.every((row) => typeof row[c] === 'number'));
  const head = columns.map(({ name }, c) => markup`<th scope="col"${align(numeric[c])}>${name}</th>`);
  const body = rows.map((row) => {
    const cells = columns.map(({ digits }, c) => {
      const value = row[c] ?? '';
      return markup`<td${align(numeric[c])}>${typeof value === 'number' ? formatNumber(value, digits) : value}</td>`;
    });
    return markup`<tr>${cells}</tr>`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${head}</tr></thead><tbody>
${body}</tbody></table></div>`;
}

function align(numeric: boolean | undefined): Markup | false {
  return numeric === true && markup` class="number"`;
}

import { formatNumber, type Markup, markup } from '@wordloom/plots';
import type { ReportNode, ReportOutput } from './report-data.ts';
import { statusHtml } from './stage-html.ts';

/** All nodes in a table; on a phone a few lines each. */
export function stageTableHtml(nodes: readonly ReportNode[]): Markup {
  const rows = nodes.map(
    (
      node,
    ) => markup`<tr><td>${node.id}${node.stage !== node.id && markup`<br><span class="muted small">${node.stage}</span>`}</td><td>${statusHtml(node)}</td><td class="minor"><code>${node.key.slice(0, 12)}</code></td><td class="minor">${node.outputs.map((output) => markup`<div>${outputText(output)}</div>`)}</td></tr>
`,
  );
  return markup`<table class="stack"><thead><tr><th scope="col">Stage</th><th scope="col">Outcome</th><th scope="col">Key</th><th scope="col">Outputs</th></tr></thead><tbody>
${rows}</tbody></table>`;
}

function outputText({ name, kind, rows, bytes }: ReportOutput): string {
  const size = rows === undefined ? kind : `${formatNumber(rows)} ${rows === 1 ? 'row' : 'rows'}`;
  return `${name}: ${size}, ${formatBytes(bytes)}`;
}

function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(Number((bytes / 1000 ** power).toPrecision(3)))} ${units[power]}`;
}

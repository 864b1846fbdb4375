import { formatPlace } from '@wordloom/errors';
import type { Failure, Outcome } from '@wordloom/events';
import { formatDuration, formatNumber, type Markup, markup } from '@wordloom/plots';
import { figureHtml } from './figure-html.ts';
import type { ReportNode } from './report-data.ts';

/** What one stage did: summary, warnings, metrics, parameters, figures but those shown at the top. */
export function stageHtml(node: ReportNode): Markup {
  const figures = node.figures.filter((figure) => !(figure.kind === 'table' && figure.highlight));
  return markup`<section class="stage" id="stage-${node.id}"><div class="stage-head"><h2>${node.id}</h2>${statusHtml(node)}</div>
<p class="muted">${node.summary}</p>
${node.failure && failureHtml(node.failure)}
${node.warnings.map((warning) => markup`<div class="note warn small"><p>Warning: <span class="body">${warning}</span></p></div>`)}
${factsHtml(node)}
${figures.map(figureHtml)}</section>
`;
}

const OUTCOMES: Readonly<Record<Outcome, { text: string; tone: string }>> = {
  ran: { text: '✓ ran', tone: 'good' },
  cached: { text: '↺ cached', tone: 'muted' },
  failed: { text: '✕ failed', tone: 'bad' },
  skipped: { text: '– skipped', tone: 'muted' },
  cancelled: { text: '– cancelled', tone: 'muted' },
};

/** How a node ended, and how long it took in the run that made it. */
export function statusHtml({ outcome, milliseconds }: ReportNode): Markup {
  const { text, tone } = OUTCOMES[outcome];
  const time = outcome !== 'skipped' && ` · ${formatDuration(milliseconds)}`;
  return markup`<span class="status ${tone}">${text}${time}</span>`;
}

function factsHtml({ metrics, parameters }: ReportNode): Markup {
  const measured = Object.entries(metrics).map(([name, value]) => ({ name, value: formatNumber(value) }));
  const given = Object.entries(parameters).map(([name, value]) => ({ name, value: parameterText(value) }));
  if (measured.length + given.length === 0) return markup``;
  return markup`<div class="pair">${listHtml('Measured', measured)}${listHtml('Parameters', given)}</div>`;
}

function listHtml(title: string, facts: readonly { name: string; value: string }[]): Markup | false {
  const items = facts.map(({ name, value }) => markup`<dt>${name}</dt><dd>${value}</dd>`);
  return facts.length > 0 && markup`<div><h4>${title}</h4><dl class="facts">${items}</dl></div>`;
}

function parameterText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
}

function failureHtml({ code, what, where, why, fix, problems = [], logTail }: Failure): Markup {
  const line = (name: string, text: string | undefined) =>
    text !== undefined && markup`<p class="body"><span class="muted">${name}:</span> ${text}</p>`;
  return markup`<div class="note bad"><p><strong>${what}</strong> <code>${code}</code></p>
${problems.map((problem) => markup`<p class="body">– ${problem}</p>`)}
${line('Where', where && formatPlace(where))}${line('Likely cause', why)}${line('What to do', fix)}
${logTail !== undefined && markup`<pre class="code">${logTail.split('\n').map((text) => markup`${text}\n`)}</pre>`}</div>`;
}

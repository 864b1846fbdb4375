import type { Table } from '@wordloom/events';
import { formatDuration, formatNumber, graphSvg, Markup, markup, plotCss } from '@wordloom/plots';
import type { Baseline } from './baselines.ts';
import type { Comparison } from './expectations.ts';
import { figureHtml, twoWidths } from './figure-html.ts';
import { pageCss } from './page-css.ts';
import type { DataLicence, ReportData, ReportNode } from './report-data.ts';
import { stageHtml } from './stage-html.ts';
import { stageTableHtml } from './stage-table-html.ts';

/**
 * A run as one HTML page, readable without network or scripts, which its content security policy forbids. All text is
 * inert, and the same data gives the same bytes.
 */
export function renderReport(data: ReportData): string {
  const { run, nodes } = data;
  const highlights = nodes.flatMap(({ figures }) =>
    figures.filter((figure) => figure.kind === 'table' && figure.highlight),
  );
  const stages = nodes.filter(({ kind, figures, warnings, failure }) => {
    return kind === 'stage' || figures.length > 0 || warnings.length > 0 || failure !== undefined;
  });
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${run.pipeline}, ${dateText(run.startedAt)}</title>
<style>${new Markup(`${pageCss}\n${plotCss}`)}</style>
</head>
<body><main>
${headHtml(data)}
${highlights.length > 0 && markup`<section>${highlights.map(figureHtml)}</section>`}
${data.baselines.length > 0 && markup`<section>${data.baselines.map((each) => figureHtml(baselineTable(each)))}</section>`}
${data.comparisons.length > 0 && markup`<section>${figureHtml(comparisonTable(data.comparisons))}</section>`}
<section>${stages.map(stageHtml)}</section>
<section><h2>Pipeline</h2><figure>${twoWidths((width) => graphSvg(nodes, { width, inline: true }))}</figure></section>
<section><h2>Stages</h2><figure>${stageTableHtml(nodes)}</figure></section>
${data.licences.length > 0 && licencesHtml(data.licences)}
<section><h2>Reproduce</h2>
<pre class="code">${unbroken(run.command.split(' '), ' ')}</pre>
<dl class="facts gap"><dt>run</dt><dd><code>${run.id}</code></dd>
${data.machine.map(({ name, value }) => markup`<dt>${name}</dt><dd>${value}</dd>`)}</dl></section>
</main></body>
</html>
`.source;
}

function comparisonTable(comparisons: readonly Comparison[]): Table {
  const off = comparisons.filter(({ fits }) => !fits).length;
  return {
    kind: 'table',
    title: 'Expected figures',
    caption: off === 0 ? 'All as expected.' : `${off} of ${comparisons.length} not as expected.`,
    columns: [{ name: 'figure' }, { name: 'expected' }, { name: 'found' }, { name: '' }],
    rows: comparisons.map(({ what, expected, found, fits }) => [what, expected, found, fits ? '✓' : '✗']),
  };
}

function baselineTable({ by, how, figures }: Baseline): Table {
  return {
    kind: 'table',
    title: `Beside ${by}`,
    caption: how,
    columns: [{ name: 'figure' }, { name: 'this run' }, { name: by }],
    rows: figures.map(({ what, found, theirs }) => [what, found, theirs]),
  };
}

function headHtml({ run, nodes, headline, machine }: ReportData): Markup {
  const when = [
    ...(run.profile === undefined ? [] : [`${run.profile} profile`]),
    dateText(run.startedAt),
    formatDuration(run.milliseconds),
  ];
  const made = machine.map(({ name, value }) => `${name} ${value}`);
  const values = headline.map(({ name, value, unit }) => {
    const label = unit === undefined ? name : `${name}, ${unit}`;
    return markup`<div><dt>${label}</dt><dd>${formatNumber(value)}</dd></div>`;
  });
  return markup`<header><h1>${run.pipeline}</h1>
${run.summary !== undefined && markup`<p class="lead">${run.summary}</p>`}
<p class="muted small">${unbroken(when, ' · ')}<br>${unbroken(made, ' · ')}</p>
${outcomeHtml(nodes)}
${values.length > 0 && markup`<dl class="headline">${values}</dl>`}</header>`;
}

function outcomeHtml(nodes: readonly ReportNode[]): Markup {
  const count = (outcome: ReportNode['outcome']) => nodes.filter((node) => node.outcome === outcome).length;
  const counts = (['failed', 'cancelled', 'skipped', 'ran', 'cached'] as const)
    .map((outcome) => ({ outcome, nodes: count(outcome) }))
    .filter(({ nodes }) => nodes > 0);
  const text = counts.map(({ outcome, nodes }) => `${nodes} ${outcome}`).join(', ');
  return markup`<p class="outcome ${count('failed') > 0 ? 'bad' : 'good'}">${text === '' ? 'no stages' : text}</p>`;
}

function licencesHtml(licences: readonly DataLicence[]): Markup {
  const items = licences.map(
    ({ name, licence, attribution, source, shareAlike }) => markup`<div class="licence"><h3>${name}</h3>
<p>${attribution} ${licence}.</p>
${source !== undefined && markup`<p class="muted small">${source}</p>`}
${shareAlike && markup`<p class="small">Share alike: what you pass on that was made from it carries the same licence.</p>`}</div>`,
  );
  return markup`<section><h2>Data and licences</h2>${items}</section>`;
}

// Lines break between the parts rather than in them.
function unbroken(parts: readonly string[], between: string): Markup {
  return markup`${parts.map((part, i) => markup`${i > 0 && between}<span class="word">${part}</span>`)}`;
}

// Always in UTC, so that the same run gives the same page everywhere.
function dateText(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

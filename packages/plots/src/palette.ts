/**
 * Colours that stay apart for colour-blind readers (blue, orange, green, purple, ochre, grey after Okabe and Ito), each at
 * least 3:1 against the page, as WCAG asks of graphics; muted and text colours at least 4.5:1.
 */
export const LIGHT = {
  surface: '#ffffff',
  text: '#1b1d20',
  muted: '#5f646b',
  grid: '#e4e5e7',
  series: ['#1767b0', '#c2540a', '#0b7a5b', '#8a4a9e', '#80690a', '#5f646b'],
  good: '#0b7a5b',
  bad: '#b3261e',
} as const;

export const DARK = {
  surface: '#15171a',
  text: '#e8e8e6',
  muted: '#a0a5ab',
  grid: '#303338',
  series: ['#6db3f2', '#f0954a', '#45c79f', '#c99ae0', '#d6bd4e', '#a0a5ab'],
  good: '#45c79f',
  bad: '#ff8a80',
} as const;

type Palette = typeof LIGHT | typeof DARK;

function variables(palette: Palette): string {
  const series = palette.series.map((color, i) => `--plot-${i + 1}:${color};`).join('');
  return `${series}--plot-muted:${palette.muted};--plot-grid:${palette.grid};--plot-good:${palette.good};--plot-bad:${palette.bad}`;
}

const SHAPES = `.wordloom-plot{display:block;width:100%;height:auto;font-family:system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;font-size:12px;fill:currentColor;font-variant-numeric:tabular-nums}
.wordloom-plot .muted{fill:var(--plot-muted)}
.wordloom-plot .grid{stroke:var(--plot-grid);fill:none}
.wordloom-plot .line{fill:none;stroke-width:1.75;stroke-linejoin:round;stroke-linecap:round}
.wordloom-plot .edge{fill:none;stroke:var(--plot-muted);stroke-width:1.25}
.wordloom-plot .strong{font-weight:600}`;

/**
 * The style sheet of all plots, for a page that holds them inline. They take the page's text colour; light and dark come
 * from the reader's settings, print is light. A page may set the variables `--plot-…` itself.
 */
export const plotCss = `:where(.wordloom-plot){${variables(LIGHT)}}
@media screen and (prefers-color-scheme:dark){:where(.wordloom-plot){${variables(DARK)}}}
${SHAPES}`;

/** The same for an SVG that is its own file, where there is no page to take the text colour from. */
export const fileCss = `${plotCss}
.wordloom-plot{color:${LIGHT.text}}
@media screen and (prefers-color-scheme:dark){.wordloom-plot{color:${DARK.text}}}`;

/** The colour of the i-th series, from 0; after six they come round again. */
export function seriesColor(i: number): string {
  return `var(--plot-${(i % LIGHT.series.length) + 1})`;
}

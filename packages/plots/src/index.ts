export { figureSvg, type Picture } from './figure-svg.ts';
export { formatDuration, formatNumber } from './format.ts';
export { type GraphNode, graphSvg } from './graph-svg.ts';
export { Markup, markup } from './markup.ts';
export { plotCss } from './palette.ts';
export type { SvgOptions } from './svg.ts';

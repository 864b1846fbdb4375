import { expect, test } from 'vitest';
import { DARK, LIGHT } from './palette.ts';

// Relative luminance and contrast ratio of WCAG 2.2.
function luminance(color: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const channel = Number.parseInt(color.slice(i, i + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

test.each([
  ['light', LIGHT],
  ['dark', DARK],
])('on a %s page text has a contrast of 4.5 and every series one of 3', (_, palette) => {
  for (const color of [palette.text, palette.muted, palette.good, palette.bad]) {
    expect(contrast(color, palette.surface), color).toBeGreaterThan(4.5);
  }
  for (const color of palette.series) expect(contrast(color, palette.surface), color).toBeGreaterThan(3);
});

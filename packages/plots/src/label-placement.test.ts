import { expect, test } from 'vitest';
import { placeLabels } from './label-placement.ts';
import { textWidth } from './text-width.ts';

const plane = { width: 600, height: 400, radius: 3, fontSize: 12 };

// A sunflower: points at the golden angle, as dense everywhere.
const cloud = Array.from({ length: 300 }, (_, i) => ({
  x: 300 + 11 * Math.sqrt(i) * Math.cos(i * 2.39996),
  y: 200 + 11 * Math.sqrt(i) * Math.sin(i * 2.39996),
  label: `word${i}`,
}));

test('labels in a dense cloud cover neither one another nor a point, and stay in the picture', () => {
  const placed = placeLabels(cloud, plane).filter((label) => label !== undefined);
  const boxes = placed.map(({ x, y, anchor, label }) => {
    const size = textWidth(label, 12);
    const left = anchor === 'start' ? x : anchor === 'end' ? x - size : x - size / 2;
    return { x: left, y: y - 9, right: left + size, bottom: y + 1 };
  });
  expect(boxes.length).toBeGreaterThan(20);
  for (const [i, a] of boxes.entries()) {
    expect(a.x >= 0 && a.right <= 600 && a.y >= 0 && a.bottom <= 400).toBe(true);
    const over = boxes
      .slice(i + 1)
      .filter((b) => a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom);
    const dots = cloud.filter(({ x, y }) => x > a.x && x < a.right && y > a.y && y < a.bottom);
    expect([over, dots]).toEqual([[], []]);
  }
});

test('of two labels for one place the first is kept', () => {
  const crowd = Array.from({ length: 9 }, (_, i) => ({ x: 5, y: 5, label: `a rather long label ${i}` }));
  const kept = placeLabels(crowd, { ...plane, width: 200, height: 24 }).map((label) => label !== undefined);
  expect(kept).toEqual([true, false, false, false, false, false, false, false, false]);
});

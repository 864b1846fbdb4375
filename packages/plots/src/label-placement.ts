import { textWidth } from './text-width.ts';

export interface Anchor {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

export interface PlacedLabel {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * A place beside its point for each label that has room, first come first served: none leaves the picture or covers
 * another label or any point. The i-th of the result holds the baseline start of the i-th label, or undefined.
 */
export function placeLabels(
  anchors: readonly Anchor[],
  { width, height, radius, fontSize }: { width: number; height: number; radius: number; fontSize: number },
): (PlacedLabel | undefined)[] {
  const dots = anchors.map(({ x, y }) => around(x, y, radius));
  const taken: Box[] = [];
  return anchors.map(({ x, y, label }, i) => {
    const size = textWidth(label, fontSize);
    for (const [left, middle] of sides(x, y, size, radius, fontSize)) {
      const half = fontSize * 0.55;
      const box = { left: left - 1, right: left + size + 1, top: middle - half, bottom: middle + half };
      if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height) continue;
      if (taken.some((other) => overlap(box, other))) continue;
      if (dots.some((dot, j) => j !== i && overlap(box, dot))) continue;
      taken.push(box);
      return { x: left, y: middle + fontSize * 0.34, label };
    }
    return undefined;
  });
}

// Left edge and middle line of a label to the right, left, above, below and at the four corners of its point.
function sides(x: number, y: number, size: number, radius: number, fontSize: number): [number, number][] {
  const gap = radius + 2;
  const rise = radius + fontSize * 0.6;
  return [
    [x + gap, y],
    [x - gap - size, y],
    [x - size / 2, y - rise],
    [x - size / 2, y + rise],
    [x + radius, y - rise],
    [x + radius, y + rise],
    [x - radius - size, y - rise],
    [x - radius - size, y + rise],
  ];
}

function around(x: number, y: number, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

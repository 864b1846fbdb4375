import { textWidth } from './text-width.ts';

export interface Anchor {
  readonly x: number;
  readonly y: number;
  readonly label: string;
}

export interface PlacedLabel {
  /** Where the label starts, has its middle or ends, as `anchor` says. */
  readonly x: number;
  /** Its baseline. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
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
 * another label or any point. The i-th of the result belongs to the i-th label, undefined where there is no room.
 */
export function placeLabels(
  anchors: readonly Anchor[],
  { width, height, radius, fontSize }: { width: number; height: number; radius: number; fontSize: number },
): (PlacedLabel | undefined)[] {
  const dots = anchors.map(({ x, y }) => around(x, y, radius));
  const taken: Box[] = [];
  return anchors.map(({ x, y, label }, i) => {
    const size = textWidth(label, fontSize);
    for (const side of sides(radius, fontSize)) {
      const place = { x: x + side.dx, y: y + side.dy, anchor: side.anchor };
      const box = labelBox(place, size, fontSize);
      if (box.left < 0 || box.right > width || box.top < 0 || box.bottom > height) continue;
      if (taken.some((other) => overlap(box, other))) continue;
      if (dots.some((dot, j) => j !== i && overlap(box, dot))) continue;
      taken.push(box);
      return { ...place, y: place.y + fontSize * 0.34, label };
    }
    return undefined;
  });
}

interface Side {
  readonly dx: number;
  /** To the middle line of the label. */
  readonly dy: number;
  readonly anchor: PlacedLabel['anchor'];
}

// To the right, left, above, below and at the four corners of the point.
function sides(radius: number, fontSize: number): Side[] {
  const gap = radius + 3;
  const rise = radius + fontSize * 0.6;
  return [
    { dx: gap, dy: 0, anchor: 'start' },
    { dx: -gap, dy: 0, anchor: 'end' },
    { dx: 0, dy: -rise, anchor: 'middle' },
    { dx: 0, dy: rise, anchor: 'middle' },
    { dx: radius, dy: -rise, anchor: 'start' },
    { dx: radius, dy: rise, anchor: 'start' },
    { dx: -radius, dy: -rise, anchor: 'end' },
    { dx: -radius, dy: rise, anchor: 'end' },
  ];
}

const SHARE_BEFORE = { start: 0, middle: 0.5, end: 1 } as const;

function labelBox({ x, y, anchor }: Omit<PlacedLabel, 'label'>, size: number, fontSize: number): Box {
  const left = x - SHARE_BEFORE[anchor] * size;
  const half = fontSize * 0.55;
  return { left: left - 1, right: left + size + 1, top: y - half, bottom: y + half };
}

function around(x: number, y: number, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

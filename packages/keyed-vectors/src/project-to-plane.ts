import type { RandomStream } from '@wordloom/random';

export interface PlaneOptions {
  readonly random: RandomStream;
  /** Called after each pass of the optimisation; throwing in it ends the projection. */
  onEpoch?(epoch: number, epochs: number): void;
}

const nearestKept = 15;

/**
 * Points on a plane such that vectors with a large cosine lie near each other, by UMAP (McInnes et al. 2018). Neighbourhoods mean
 * something, axes and far distances do not. Fewer than five points, too few to have neighbourhoods, come on a circle.
 *
 * @param vectors shape [points, dimensions]
 * @returns coordinates, shape [points] each
 */
export async function projectToPlane(
  vectors: readonly Float32Array[],
  { random, onEpoch }: PlaneOptions,
): Promise<{ x: Float32Array; y: Float32Array }> {
  const points = vectors.length < 5 ? circle(vectors.length) : await umap(vectors, random, onEpoch);
  return { x: Float32Array.from(points, ([x]) => x!), y: Float32Array.from(points, ([, y]) => y!) };
}

async function umap(
  vectors: readonly Float32Array[],
  random: RandomStream,
  onEpoch: PlaneOptions['onEpoch'],
): Promise<number[][]> {
  const { UMAP } = await import('umap-js'); // loaded only where a picture is made
  const projection = new UMAP({
    nNeighbors: Math.min(nearestKept, vectors.length - 1),
    minDist: 0.3,
    spread: 1.5,
    random: () => random.float(),
  });
  const epochs = projection.initializeFit(vectors.map(unitLength));
  for (let epoch = 1; epoch <= epochs; epoch++) {
    projection.step();
    onEpoch?.(epoch, epochs);
  }
  return projection.getEmbedding();
}

// Between vectors of length 1 the Euclidean distance orders as the cosine does.
function unitLength(vector: Float32Array): number[] {
  const length = Math.hypot(...vector) || 1;
  return Array.from(vector, (value) => value / length);
}

function circle(points: number): number[][] {
  return Array.from({ length: points }, (_, i) => [
    Math.cos((2 * Math.PI * i) / points),
    Math.sin((2 * Math.PI * i) / points),
  ]);
}

import type { Manifest, Store } from '@wordloom/artifact';
import type { Graph } from '@wordloom/stage';

/** How far back to look for the last time a node ran. */
const reach = 50;

/** The artifacts that the nodes of a pipeline had before; nothing is read until one is asked for. */
export class PreviousRuns {
  readonly #store: Store;
  readonly #graph: Graph;
  /** Of each run, the key of each node. */
  #runs: Promise<ReadonlyMap<string, string | undefined>[]> | undefined;

  constructor(store: Store, graph: Graph) {
    this.#store = store;
    this.#graph = graph;
  }

  /** What a node was when it was last taken or made, with the same profile before another. */
  async manifestOf(node: string): Promise<Manifest | undefined> {
    this.#runs ??= this.#find();
    for (const run of await this.#runs) {
      const key = run.get(node);
      const manifest = key === undefined ? undefined : await this.#store.manifest(key);
      if (manifest) return manifest;
    }
    return undefined;
  }

  async #find(): Promise<ReadonlyMap<string, string | undefined>[]> {
    const { pipeline, profile } = this.#graph;
    const runs = await this.#store.runs.list({ pipeline, most: reach });
    return runs
      .sort((a, b) => Number(b.profile === profile) - Number(a.profile === profile))
      .map(({ nodes }) => new Map(nodes.map(({ id, key }) => [id, key])));
  }
}

import type { Manifest, RunRecord } from '@wordloom/artifact';
import { explainOwnChange, type Reason } from '../plan/explain.ts';
import type { InputContent, KeyComponents } from '../plan/key.ts';

/** A change that a difference goes back to, and the node it was made in. */
export interface Cause {
  readonly node: string;
  readonly reason: Reason;
}

/** A run as far as it is still known: its nodes, and those of their artifacts that are in the store. */
export interface RunArtifacts {
  readonly nodes: ReadonlyMap<string, RunRecord['nodes'][number]>;
  readonly manifests: ReadonlyMap<string, Manifest>;
}

/** Follows differences between two runs back to where they began. */
export class Causes {
  readonly #was: RunArtifacts;
  readonly #is: RunArtifacts;
  readonly #known = new Map<string, readonly Cause[]>();

  constructor(was: RunArtifacts, is: RunArtifacts) {
    this.#was = was;
    this.#is = is;
  }

  /** Of a node that both runs have, each once; empty where it has the same key in both. */
  of(id: string): readonly Cause[] {
    let causes = this.#known.get(id);
    if (!causes) {
      this.#known.set(id, []); // records from outside could have a circle
      causes = this.#find(id);
      this.#known.set(id, causes);
    }
    return causes;
  }

  #find(id: string): readonly Cause[] {
    if (this.#was.nodes.get(id)?.key === this.#is.nodes.get(id)?.key) return [];
    const [was, is] = [this.#was.manifests.get(id), this.#is.manifests.get(id)];
    if (!was || !is) return [{ node: id, reason: this.#whyUnknown(id) }];
    const own = explainOwnChange(was as never, is as never).map((reason) => ({ node: id, reason }));
    const causes = [...own, ...this.#causesOfInputs(id, was, is)];
    if (causes.length === 0) return [{ node: id, reason: 'its key changed' }];
    return [...new Map(causes.map((cause) => [`${cause.node}\n${cause.reason}`, cause])).values()];
  }

  #whyUnknown(id: string): Reason {
    const ended = [this.#was, this.#is].every(({ nodes }) => nodes.get(id)?.key !== undefined);
    return ended ? 'its artifact of one run is no longer in the store' : 'it did not end in one of the runs';
  }

  #causesOfInputs(id: string, was: Manifest, is: Manifest): Cause[] {
    const [before, after] = [inputsOf(was), inputsOf(is)];
    const ports = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return ports.flatMap((port): readonly Cause[] => {
      const [old, now] = [before[port], after[port]];
      if (JSON.stringify(old) === JSON.stringify(now)) return [];
      if (!old || !now) return [{ node: id, reason: `input ${port} is ${old ? 'gone' : 'new'}` }];
      const producers = this.#producersOf(id, now);
      const causes = producers.flatMap((producer) => this.of(producer));
      if (causes.length > 0) return causes;
      const [made = 'what it reads'] = producers;
      if (!this.#was.nodes.has(made)) return [{ node: id, reason: `input ${port} comes from ${made}` }];
      return [{ node: made, reason: 'it was made anew and came out otherwise' }];
    });
  }

  /** The nodes that made what came in at a port: a record names those that are read, the artifact what of them. */
  #producersOf(id: string, content: InputContent): string[] {
    const sources = this.#is.nodes.get(id)?.inputs ?? [];
    const exact = sources.filter((source) =>
      Object.values(this.#is.manifests.get(source)?.outputs ?? {}).some((output) => holds(output, content)),
    );
    return exact.length > 0 ? exact : [...sources];
  }
}

function inputsOf({ components }: Manifest): KeyComponents['inputs'] {
  return (components as Partial<KeyComponents>).inputs ?? {};
}

function holds(output: Manifest['outputs'][string], content: InputContent): boolean {
  if ('content' in content) return output.contentHash === content.content;
  const columns = Object.entries(content.columns);
  return output.rows === content.rows && columns.every(([name, hash]) => output.columns?.[name] === hash);
}

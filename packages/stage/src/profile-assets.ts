import { suggest, WordloomError } from '@wordloom/errors';
import type { FileType } from './artifact-type.ts';
import type { Asset } from './asset.ts';
import { mismatch } from './check-wire.ts';
import type { Overrides } from './define-pipeline.ts';

/** The assets that a profile puts in the place of others: entries without a dot in their name. */
export class ProfileAssets {
  readonly #pipeline: string;
  readonly #unused: Map<string, Asset<FileType>>;
  readonly #names: string[] = [];

  constructor(pipeline: string, profile: Overrides) {
    this.#pipeline = pipeline;
    const entries = Object.entries(profile).filter(([name, value]) => !name.includes('.') && isAsset(value));
    this.#unused = new Map(entries as [string, Asset<FileType>][]);
  }

  /** The asset itself, or what stands in its place. */
  inPlaceOf<T extends FileType>(asset: Asset<T>): Asset<T> {
    this.#names.push(asset.name);
    const other = this.#unused.get(asset.name);
    if (!other) return asset;
    const problem = mismatch(asset.type, other.type);
    if (problem !== undefined)
      throw this.#refuse(`asset ${other.name} cannot stand for ${asset.name}: it ${problem}`);
    this.#unused.delete(asset.name);
    return other as Asset<T>;
  }

  /** @throws WordloomError `pipeline/profile` when one stands for an asset that the pipeline does not read */
  checkUsed(): void {
    for (const name of this.#unused.keys()) {
      throw this.#refuse(
        `there is no asset '${name}' to put another in the place of`,
        suggest(name, this.#names, 'asset'),
      );
    }
  }

  #refuse(what: string, fix = "correct the pipeline's profiles"): WordloomError {
    return new WordloomError({ code: 'pipeline/profile', what, where: { pipeline: this.#pipeline }, fix });
  }
}

export function isAsset(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'sources' in value && 'type' in value;
}

import { Module } from './module.ts';

/** Modules in a row, under the names 0, 1, 2, ... */
export class ModuleList<M extends Module> extends Module implements Iterable<M> {
  readonly #list: readonly M[];

  constructor(list: readonly M[]) {
    super();
    this.#list = list.map((each, i) => this.module(`${i}`, each));
  }

  [Symbol.iterator](): Iterator<M> {
    return this.#list[Symbol.iterator]();
  }
}

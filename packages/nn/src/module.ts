import { dispose, type Variable, variable } from '@wordloom/device';
import type { RandomStream } from '@wordloom/random';
import { type Initializer, initialize } from './initializers.ts';

/** A parameter as it begins. */
export interface ParameterStart {
  readonly shape: readonly number[];
  readonly initializer: Initializer;
  /** Each parameter takes the split of its own name, so that one more parameter changes no other. */
  readonly random: RandomStream;
}

/** A layer, or a model of layers: parameters and modules under names, as PyTorch names them. */
export class Module {
  readonly #parameters = new Map<string, Variable>();
  readonly #modules = new Map<string, Module>();

  /** Makes a parameter under a name of this module. */
  protected parameter(name: string, { shape, initializer, random }: ParameterStart): Variable {
    const initial = initialize(shape, initializer, random.split(name));
    const made = variable(initial);
    initial.dispose();
    this.#parameters.set(name, made);
    return made;
  }

  /** Puts a module under a name; its parameters are then this one's too, as `name.weight`. */
  protected module<M extends Module>(name: string, module: M): M {
    this.#modules.set(name, module);
    return module;
  }

  /** All parameters by their dotted names; one that stands in two places has the first of its names. */
  namedParameters(): ReadonlyMap<string, Variable> {
    const named = new Map<string, Variable>();
    const seen = new Set<Variable>();
    for (const [name, parameter] of this.#everyParameter('')) {
      if (!seen.has(parameter)) named.set(name, parameter);
      seen.add(parameter);
    }
    return named;
  }

  /** Frees all parameters. */
  dispose(): void {
    dispose([...this.namedParameters().values()]);
  }

  *#everyParameter(prefix: string): Generator<[string, Variable]> {
    for (const [name, parameter] of this.#parameters) yield [prefix + name, parameter];
    for (const [name, module] of this.#modules) yield* module.#everyParameter(`${prefix}${name}.`);
  }
}

/** Why something of a remote store is not used, in words that follow its name. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** A remote store that cannot be asked: offline, no such host, a server that refuses or fails. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

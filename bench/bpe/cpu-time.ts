/** What work takes of the processor, all threads together, and what it gives. */
export async function cpuTime<T>(work: () => T | Promise<T>): Promise<[milliseconds: number, result: T]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

/**
 * JSON with sorted keys, so that equal values give equal text. Numbers that JSON has no word for keep theirs; `undefined`
 * entries are left out, as in JSON.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return JSON.stringify({ number: String(value) });
  if (Object.is(value, -0)) return '-0';
  if (typeof value === 'bigint') return JSON.stringify({ bigint: String(value) });
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

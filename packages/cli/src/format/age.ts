const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long ago something was: `just now`, `5 min ago`, `3 h ago`, `12 days ago`. */
export function formatAge(iso: string, now: number): string {
  const age = now - Date.parse(iso);
  if (age < minute) return 'just now';
  if (age < hour) return `${Math.floor(age / minute)} min ago`;
  if (age < 2 * day) return `${Math.floor(age / hour)} h ago`;
  return `${Math.floor(age / day)} days ago`;
}

// Loads and stores of the last lanes of a row, of which fewer than four are left.

/** The first `count` (1 to 3) of four lanes; the others are 0. */
@inline
export function loadLanes(at: usize, count: u32): v128 {
  if (count == 1) return v128.load32_zero(at);
  const pair = v128.load64_zero(at);
  if (count == 2) return pair;
  return v128.load_lane<u32>(at, pair, 2, 8);
}

@inline
export function storeLanes(at: usize, value: v128, count: u32): void {
  if (count == 1) v128.store_lane<u32>(at, value, 0);
  else {
    v128.store_lane<u64>(at, value, 0);
    if (count == 3) v128.store_lane<u32>(at, value, 2, 8);
  }
}

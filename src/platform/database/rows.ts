// How values rest in rows: booleans are 0 and 1.

/** true → 1, false → 0. */
export function flagOf(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}

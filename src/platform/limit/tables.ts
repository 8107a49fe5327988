// The table of limits: one row per bucket and window.

declare module "#platform/database" {
  interface Tables {
    rate_limits: RateLimitsTable;
  }
}

export interface RateLimitsTable {
  bucket: string;
  used: number;
  resets_at: number;
}

/** What one bucket has seen in its present window. */
export interface Window {
  used: number;
  resets_at: number;
}

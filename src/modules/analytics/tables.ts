// The table of page views as Kysely sees it; everything else that figures show is read from the orders.

export interface ProductViewsTable {
  product_id: number;
  /** The first moment of a day in UTC. */
  day_at: number;
  views: number;
}

declare module "#platform/database" {
  interface Tables {
    product_views: ProductViewsTable;
  }
}

/** Tables that later modules may join in reads; only this module writes them. */
export const READABLE = ["product_views"] as const;

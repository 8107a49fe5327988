// The tables of page views and of closed days as Kysely sees them.

export interface ProductViewsTable {
  product_id: number;
  /** The first moment of a day in UTC. */
  day_at: number;
  views: number;
}

/** The views of a seller's products together. */
export interface SellerViewsTable {
  seller_id: number;
  day_at: number;
  views: number;
}

/** Views of a seller's products that a search for these words led to. */
export interface TermViewsTable {
  seller_id: number;
  day_at: number;
  term: string;
  views: number;
}

/** How often a search for these words found nothing. */
export interface EmptySearchesTable {
  day_at: number;
  term: string;
  views: number;
}

/** The one row that says how far days are closed. */
export interface SalesClosingTable {
  id: number;
  closed_until: number;
  /** One more with every write to the sums. */
  version: number;
}

/** A closed day's sales of a seller, or with 0 of all. */
export interface SalesDaysTable {
  seller_id: number;
  day_at: number;
  currency: string;
  /** See `closed-day.ts`. */
  sales: Uint8Array;
}

/** When a buyer first bought of a seller, or with 0 of any, on a closed day. */
export interface FirstSalesTable {
  buyer_id: number;
  seller_id: number;
  first_at: number;
}

declare module "#platform/database" {
  interface Tables {
    product_views: ProductViewsTable;
    seller_views: SellerViewsTable;
    term_views: TermViewsTable;
    empty_searches: EmptySearchesTable;
    sales_closing: SalesClosingTable;
    sales_days: SalesDaysTable;
    first_sales: FirstSalesTable;
  }
}

/** Tables that later modules may join in reads; only this module writes them. */
export const READABLE = ["product_views"] as const;

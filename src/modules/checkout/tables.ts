// The tables of the conditions of a purchase: how sellers ship, how countries tax.
import type { Generated } from "kysely";
import type { TaxClass } from "#modules/catalog";

export interface ShippingMethodsTable {
  id: Generated<number>;
  seller_id: number;
  code: string;
  name: string;
  price_minor: number;
  /** From this sum of the seller's items on, it costs nothing. */
  free_above_minor: number | null;
  currency: string;
  /** Comma-separated such as `US,CA`; empty means everywhere. */
  countries: string;
  min_days: number;
  max_days: number;
  is_active: Generated<0 | 1>;
  sort_order: Generated<number>;
  created_at: number;
  updated_at: number;
}

export interface TaxCountriesTable {
  country: string;
  tax_included: 0 | 1;
  updated_at: number;
}

export interface TaxRatesTable {
  id: Generated<number>;
  country: string;
  tax_class: TaxClass;
  rate_ppm: number;
  updated_at: number;
}

declare module "#platform/database" {
  interface Tables {
    shipping_methods: ShippingMethodsTable;
    tax_countries: TaxCountriesTable;
    tax_rates: TaxRatesTable;
  }
}

/** Tables that others may join in reads; only this module writes them. */
export const READABLE = ["shipping_methods"] as const;

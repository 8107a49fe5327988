// Analytics: what was sold, to whom and where, always read from the orders themselves, and how often products
// were looked at.
export type { CategorySales, CountrySales, ProductSales } from "./breakdown.ts";
export { type DayRange, dayAt, isRange, isTimeZone, MAX_DAYS, shiftDay } from "./calendar.ts";
export {
  type ComparedSummary,
  type DailySales,
  type FiguresRequest,
  marketSales,
  marketSummary,
  type Ranked,
  type Summary,
  sellerCategories,
  sellerCountries,
  sellerProducts,
  sellerSales,
  sellerSummary,
} from "./figures.ts";
export { type DaySales, NO_SALES, type Sales } from "./sales.ts";
export { READABLE } from "./tables.ts";
export { countView, writeViews } from "./views.ts";

// Analytics: what was sold, to whom and where, always what the orders say, and how often products were looked
// at.
export type { CategorySales, CountrySales, ProductSales } from "./breakdown.ts";
export { type DayRange, dayAt, isRange, isTimeZone, MAX_DAYS, shiftDay } from "./calendar.ts";
export { closeDays } from "./closing.ts";
export {
  type ComparedSummary,
  categorySales,
  countrySales,
  type DailySales,
  dailySales,
  productSales,
  type Ranked,
  type Summary,
  salesSummary,
} from "./figures.ts";
export { analyticsInvariants } from "./invariants.ts";
export { NO_SALES, type Sales } from "./moments.ts";
export type { FiguresRequest, Whose } from "./stand.ts";
export { READABLE } from "./tables.ts";
export { countEmptySearch, countSearchView, writeTerms } from "./terms.ts";
export { emptySearches, type SearchTerm, searchTerms } from "./terms-read.ts";
export type { DaySales } from "./total.ts";
export { countView, writeViews } from "./views.ts";

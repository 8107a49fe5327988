// The exchange: products and stock come in from files and go out into them.
export {
  type Cells,
  type ExchangeField,
  fieldsOf,
  guessMapping,
  type Mapping,
  requiredFields,
} from "./columns.ts";
export { exportProducts, exportStock } from "./exports.ts";
export {
  errorsCsv,
  findImport,
  firstErrors,
  forgetOldImports,
  type Import,
  listImports,
} from "./import-read.ts";
export {
  checkImport,
  createImport,
  type ImportInput,
  importingSeller,
  MAX_IMPORT_BYTES,
  MAX_IMPORT_ROWS,
  runImport,
} from "./imports.ts";
export { exchangeInvariants } from "./invariants.ts";
export { type Pace, QUIET_PACE } from "./pace.ts";
export type { ProductRow, RowReaders, StockRow } from "./rows.ts";
export type { ImportKind, ImportState } from "./tables.ts";
export { exchangeJobs } from "./work.ts";

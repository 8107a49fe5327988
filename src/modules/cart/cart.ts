// The cart: what somebody means to buy, as a guest or as an account, until checkout makes an order of it.
export type { ChangedCart } from "./change.ts";
export { acceptPrices, claimCart, completeCart, lockCart, lockedCart, releaseClaim } from "./claim.ts";
export { abandonIdleCarts } from "./idle.ts";
export { addItem, clearCart, findItem, removeItem, updateItem } from "./items.ts";
export { type CartProblem, type PricedLine, pricedLines } from "./lines.ts";
export { type MergeOutcome, mergeCarts } from "./merge.ts";
export { type CartOwner, type CartRow, findCart, ownerOf } from "./owner.ts";
export { MAX_LINES, MAX_QUANTITY } from "./quantity.ts";
export { isBeingPaid, type OpenCart, openForChange } from "./reopen.ts";
export { type CartStatus, READABLE } from "./tables.ts";
export { type CartPart, type CartView, readCart } from "./view.ts";

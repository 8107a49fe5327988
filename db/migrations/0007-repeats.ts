// Under which name a repeated request finds what it did before its process died.
import type { Migration } from "#platform/database";

export const repeatKeys: Migration = {
  name: "0007-repeats",
  up: ({ text }) => [
    `ALTER TABLE orders ADD COLUMN checkout_key ${text(44)}`,
    "CREATE INDEX orders_checkout_key ON orders (checkout_key)",
    `ALTER TABLE payments ADD COLUMN attempt_key ${text(44)}`,
  ],
};

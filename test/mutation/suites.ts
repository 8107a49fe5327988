// Which tests must notice a fault in a module: its own first, then the neighbours that use it most.

export interface Suite {
  module: string;
  /** Run for every fault. */
  own: string[];
  /** Run only where the own tests notice nothing. */
  neighbours: string[];
}

export const suites: Suite[] = [
  {
    module: "cart",
    own: ["src/modules/cart/*.test.ts"],
    neighbours: ["src/api/cart.test.ts", "src/modules/checkout/{check-out,conditions,healing}.test.ts"],
  },
  {
    module: "checkout",
    own: ["src/modules/checkout/*.test.ts"],
    neighbours: ["src/api/{orders,fake-provider}.test.ts", "src/api/admin/settings.test.ts"],
  },
  {
    module: "inventory",
    own: ["src/modules/inventory/*.test.ts"],
    neighbours: ["src/api/seller/inventory.test.ts", "src/modules/checkout/{healing,races}.test.ts"],
  },
  {
    module: "ledger",
    own: ["src/modules/ledger/*.test.ts"],
    neighbours: ["src/modules/orders/*.test.ts", "src/modules/checkout/{healing,manual-refunds}.test.ts"],
  },
];

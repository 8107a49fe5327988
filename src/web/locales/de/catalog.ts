// Words of home, lists, products and sellers, in German.
import type { catalog as english } from "../en/catalog.ts";
import { lists } from "./lists.ts";
import { product } from "./product.ts";

export const catalog: typeof english = {
  ...lists,
  product,
};

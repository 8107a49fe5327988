// Words of home, lists, products and sellers, in English.
import { lists } from "./lists.ts";
import { product } from "./product.ts";

export const catalog = {
  ...lists,
  product,
};

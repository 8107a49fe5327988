// What is featured or on sale stands in a place of its own, too: found among all listings it was dear.
import type { Migration } from "#platform/database";

const COLUMNS = `created_at, product_id, seller_id, category_id, currency, price_minor, popularity, rating_milli,
  in_stock, is_on_sale, is_featured, name_key`;

export const windowPlaces: Migration = {
  name: "0021-window-places",
  up: () =>
    Object.entries({ featured: "is_featured", deals: "is_on_sale" }).map(
      ([place, flag]) => `INSERT INTO listing_places (place, ${COLUMNS})
        SELECT '${place}', ${COLUMNS} FROM listings WHERE ${flag} = 1`,
    ),
};

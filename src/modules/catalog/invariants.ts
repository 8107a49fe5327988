// What is always true of the catalogue: lists show what is there, and nothing else.
import { sql } from "kysely";
import type { Invariant } from "#platform/invariant";

const VISIBLE = sql`p.status = 'published' AND p.is_active = 1 AND c.is_visible = 1
  AND s.status = 'approved' AND s.is_on_vacation = 0`;

export const catalogInvariants: Invariant[] = [
  {
    name: "catalogue: a product is listed if, and only if, buyers may see it",
    query: sql`SELECT p.id, CASE WHEN l.product_id IS NULL THEN 0 ELSE 1 END AS is_listed FROM products p
      JOIN categories c ON c.id = p.category_id JOIN sellers s ON s.id = p.seller_id
      LEFT JOIN listings l ON l.product_id = p.id
      WHERE (l.product_id IS NOT NULL) <> (${VISIBLE})`,
  },
  {
    name: "catalogue: a category counts the listings in it and below",
    query: sql`SELECT c.id, c.product_count, COUNT(l.product_id) AS listed FROM categories c
      JOIN category_ancestors a ON a.ancestor_id = c.id LEFT JOIN listings l ON l.category_id = a.category_id
      GROUP BY c.id, c.product_count HAVING c.product_count <> COUNT(l.product_id)`,
  },
  {
    name: "catalogue: a seller counts its listings",
    query: sql`SELECT s.id, s.product_count, COUNT(l.product_id) AS listed FROM sellers s
      LEFT JOIN listings l ON l.seller_id = s.id GROUP BY s.id, s.product_count
      HAVING s.product_count <> COUNT(l.product_id)`,
  },
  {
    name: "catalogue: a listing stands under its category and every ancestor",
    query: sql`SELECT l.product_id FROM listings l
      LEFT JOIN (SELECT product_id, COUNT(*) AS places FROM listing_places WHERE place LIKE 'c%'
                 GROUP BY product_id) x
        ON x.product_id = l.product_id
      LEFT JOIN (SELECT category_id, COUNT(*) AS depth FROM category_ancestors GROUP BY category_id) a
        ON a.category_id = l.category_id
      WHERE COALESCE(x.places, 0) <> COALESCE(a.depth, 0)`,
  },
  {
    name: "catalogue: what is featured or on sale, and nothing else, stands in their places",
    query: sql`SELECT l.product_id, l.is_featured, l.is_on_sale FROM listings l
      LEFT JOIN listing_places f ON f.product_id = l.product_id AND f.place = 'featured'
      LEFT JOIN listing_places d ON d.product_id = l.product_id AND d.place = 'deals'
      WHERE l.is_featured <> CASE WHEN f.product_id IS NULL THEN 0 ELSE 1 END
        OR l.is_on_sale <> CASE WHEN d.product_id IS NULL THEN 0 ELSE 1 END`,
  },
  {
    name: "catalogue: a listing shows what can be sold",
    query: sql`SELECT l.product_id, l.stock_quantity FROM listings l
      LEFT JOIN (SELECT k.product_id, SUM(k.on_hand - k.reserved) AS free FROM stock_items k
                 JOIN variants v ON v.id = k.variant_id WHERE v.archived_at IS NULL GROUP BY k.product_id) f
        ON f.product_id = l.product_id
      WHERE l.stock_quantity <> COALESCE(f.free, 0)`,
  },
  {
    name: "catalogue: a listing knows its primary picture's tone, and whether it is there as AVIF",
    query: sql`SELECT l.product_id, l.picture_has_avif, l.picture_tone FROM listings l
      LEFT JOIN product_images i ON i.primary_of = l.product_id
      WHERE l.picture_has_avif <> COALESCE(i.has_avif, 0)
        OR COALESCE(l.picture_tone, '') <> COALESCE(i.tone, '')`,
  },
  {
    name: "catalogue: a listing and its places have their product's popularity",
    query: sql`SELECT l.product_id, p.sold_90_days, l.popularity, h.popularity AS in_place FROM listings l
      JOIN products p ON p.id = l.product_id LEFT JOIN listing_places h ON h.product_id = l.product_id
      WHERE l.popularity <> p.sold_90_days OR h.popularity <> p.sold_90_days`,
  },
  {
    name: "catalogue: a category is visible if, and only if, it and all above it are active",
    query: sql`SELECT c.id, c.is_visible, MIN(above.is_active) AS shown FROM categories c
      JOIN category_ancestors a ON a.category_id = c.id JOIN categories above ON above.id = a.ancestor_id
      GROUP BY c.id, c.is_visible HAVING c.is_visible <> MIN(above.is_active)`,
  },
  {
    name: "catalogue: a category's paths and level follow its parent's",
    query: sql`SELECT c.id, c.path FROM categories c LEFT JOIN categories p ON p.id = c.parent_id
      WHERE c.path <> CASE WHEN p.id IS NULL THEN c.slug ELSE CONCAT(p.path, '/', c.slug) END
        OR c.full_path <> CASE WHEN p.id IS NULL THEN c.name ELSE CONCAT(p.full_path, ' > ', c.name) END
        OR c.level <> COALESCE(p.level + 1, 0)`,
  },
  {
    name: "catalogue: a category knows itself and exactly the ancestors of its parent",
    query: sql`SELECT c.id, COUNT(a.ancestor_id) AS known FROM categories c
      LEFT JOIN category_ancestors a ON a.category_id = c.id AND a.depth <= c.level
      LEFT JOIN category_ancestors p ON p.category_id = c.parent_id AND p.ancestor_id = a.ancestor_id
      GROUP BY c.id, c.level HAVING COUNT(a.ancestor_id) <> c.level + 1
        OR COUNT(p.ancestor_id) <> c.level OR MAX(a.depth) <> c.level`,
  },
  {
    name: "catalogue: a product with pictures has exactly one primary",
    query: sql`SELECT product_id, SUM(is_primary) AS primaries FROM product_images
      GROUP BY product_id HAVING SUM(is_primary) <> 1`,
  },
  {
    name: "catalogue: a product that is not archived has a live variant, and an archived one none",
    query: sql`SELECT p.id, p.status, COUNT(v.id) AS live FROM products p
      LEFT JOIN variants v ON v.product_id = p.id AND v.archived_at IS NULL
      GROUP BY p.id, p.status HAVING (COUNT(v.id) > 0) <> (p.status <> 'archived')`,
  },
];

// What stands around the products of the bench world: sellers, their shipping, the category tree, four
// people.
import type { TransactionContext } from "#platform/context";
import { hashPassword, passwordCost } from "#platform/password";
import { textKey } from "#platform/text";
import { DEMO_PASSWORD } from "../demo/load.ts";
import { insertRows } from "../insert.ts";
import { materials, things } from "./words.ts";

export interface BenchSeller {
  id: number;
  name: string;
  slug: string;
  currency: string;
  rating_sum: number;
  rating_count: number;
}

export interface BenchCategory {
  id: number;
  name: string;
  slug: string;
  full_path: string;
}

export const BENCH_SELLERS = 500;
/** One seller in so many sells from Germany in euros. */
const EUROS_EVERY = 10;
/** Children per level: 8 roots, 40, 160 and 480 leaves. */
const BRANCHES = [8, 5, 4, 3];
const PEOPLE = [
  { first_name: "Sol", last_name: "Herrera", email: "sol@example.com", role: "buyer" as const },
  { first_name: "Mei", last_name: "Lin", email: "mei@example.com", role: "buyer" as const },
  { first_name: "Ada", last_name: "Novak", email: "ada@example.com", role: "buyer" as const },
  { first_name: "Olga", last_name: "Brandt", email: "olga@example.com", role: "admin" as const },
];

/** Writes the four demo people; Sol and Mei own the first two sellers. */
export async function loadPeople(tx: TransactionContext, time: number): Promise<void> {
  const password_hash = await hashPassword(DEMO_PASSWORD, passwordCost(tx.services.config.environment));
  const rows = PEOPLE.map((person, index) => ({
    id: index + 1,
    ...person,
    email_key: textKey(person.email),
    password_hash,
    permissions: "[]",
    is_active: 1 as const,
    email_verified_at: time,
    created_at: time,
    updated_at: time,
  }));
  await insertRows(tx.db, "users", rows);
}

/** Writes approved sellers with one shipping method each. */
export async function loadSellers(
  tx: TransactionContext,
  count: number,
  time: number,
): Promise<BenchSeller[]> {
  const sellers = Array.from({ length: count }, (_, index): BenchSeller => {
    const name = `${materials[index % materials.length]} & ${things[index % things.length]} ${index + 1}`;
    const currency = (index + 1) % EUROS_EVERY === 0 ? "EUR" : "USD";
    return { id: index + 1, name, slug: `seller-${index + 1}`, currency, rating_sum: 0, rating_count: 0 };
  });
  const stamps = { created_at: time, updated_at: time };
  await insertRows(
    tx.db,
    "sellers",
    sellers.map(({ rating_sum: _sum, rating_count: _count, ...seller }) => ({
      ...seller,
      name_key: textKey(seller.name),
      status: "approved" as const,
      country: seller.currency === "EUR" ? "DE" : "US",
      approved_at: time,
      ...stamps,
    })),
  );
  const members = [1, 2].map((id) => ({
    seller_id: id,
    user_id: id,
    role: "owner" as const,
    created_at: time,
  }));
  await insertRows(tx.db, "seller_members", members.slice(0, count));
  const method = {
    code: "standard",
    name: "Standard",
    price_minor: 500,
    countries: "",
    min_days: 3,
    max_days: 5,
  };
  await insertRows(
    tx.db,
    "shipping_methods",
    sellers.map(({ id, currency }) => ({ seller_id: id, ...method, currency, ...stamps })),
  );
  return sellers;
}

/** Writes the tree; gives its leaves. */
export async function loadCategories(tx: TransactionContext, time: number): Promise<BenchCategory[]> {
  const rows: (BenchCategory & { parent_id: number | null; path: string; level: number; chain: number[] })[] =
    [];
  let above: typeof rows = [];
  for (const [level, width] of BRANCHES.entries()) {
    const parents = level === 0 ? [null] : above;
    above = [];
    for (const parent of parents) {
      for (let number = 1; number <= width; number += 1) {
        const id = rows.length + 1;
        const name = `${things[id % things.length]} ${"ABCD"[level]}${id}`;
        const slug = `category-${id}`;
        const row = {
          id,
          parent_id: parent?.id ?? null,
          name,
          slug,
          path: parent ? `${parent.path}/${slug}` : slug,
          full_path: parent ? `${parent.full_path} > ${name}` : name,
          level,
          chain: [...(parent?.chain ?? []), id],
        };
        rows.push(row);
        above.push(row);
      }
    }
  }
  await insertRows(
    tx.db,
    "categories",
    rows.map(({ chain: _chain, ...row }) => ({
      ...row,
      sort_order: row.id,
      created_at: time,
      updated_at: time,
    })),
  );
  const ancestors = rows.flatMap(({ id, chain, level }) =>
    chain.map((ancestor_id, depth) => ({ category_id: id, ancestor_id, depth: level - depth })),
  );
  await insertRows(tx.db, "category_ancestors", ancestors);
  return above.map(({ id, name, slug, full_path }) => ({ id, name, slug, full_path }));
}

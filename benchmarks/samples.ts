// What the loads ask for: categories, products and words that the measured world really has.

/** Things to ask for, spread over the world. */
export interface Samples {
  /** Leaf categories, with more than a page where there are such: some, and all of them. */
  leaf_categories: number[];
  all_leaf_categories: number[];
  /** Categories without a parent. */
  root_categories: number[];
  sellers: number[];
  /** Products for detail pages. */
  products: number[];
  /** Products that a guest can buy one of: simple, in stock, in the marketplace's currency, to be shipped. */
  buyable: number[];
  words: string[];
}

interface Entry {
  id: number;
  name: string;
  stock_quantity: number;
  currency: string;
  is_digital: boolean;
  min_quantity: number;
  options: unknown[];
}

interface CategoryNode {
  id: number;
  product_count: number;
  children: CategoryNode[];
}

const PAGE = 24;
const MAX_CATEGORIES = 12;
const MAX_WORDS = 20;
const MAX_PRODUCTS = 200;
const PRODUCT_PAGES = 40;
const CURRENCY = "USD";
/** So much of a product that no load sells it out. */
const MIN_STOCK = 30;
const MIN_WORD = 4;

/** Looks around in the shop at `origin` through its public API. */
export async function takeSamples(origin: string): Promise<Samples> {
  const tree = await get<{ results?: CategoryNode[] } | CategoryNode[]>(origin, "/api/categories/tree/");
  const roots = Array.isArray(tree) ? tree : (tree.results ?? []);
  const leaves = leavesOf(roots).sort((left, right) => right.product_count - left.product_count);
  const full = leaves.filter((node) => node.product_count > PAGE);
  const sellers = await get<{ results: { id: number }[] }>(origin, "/api/sellers/?page_size=20");
  const entries: Entry[] = [];
  for (let page = 1; page <= PRODUCT_PAGES; page += 1) {
    const path = `/api/products/?in_stock=true&page_size=100&page=${page}`;
    const found = await get<{ results: Entry[]; next: string | null }>(origin, path);
    entries.push(...found.results);
    if (found.next === null) break;
  }
  const words = entries.flatMap(({ name }) => name.toLowerCase().match(/[a-z]+/g) ?? []);
  return {
    leaf_categories: spread(full.length > 0 ? full : leaves, MAX_CATEGORIES).map((node) => node.id),
    all_leaf_categories: full.map((node) => node.id),
    root_categories: roots.map((node) => node.id),
    sellers: sellers.results.map((seller) => seller.id),
    products: spread(entries, MAX_PRODUCTS).map((entry) => entry.id),
    buyable: entries.filter(isBuyable).map((entry) => entry.id),
    words: spread([...new Set(words.filter((word) => word.length >= MIN_WORD))], MAX_WORDS),
  };
}

/** A JSON answer of the shop. Throws when it is not 200. */
export async function get<T>(origin: string, path: string): Promise<T> {
  const response = await fetch(origin + path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

function isBuyable(entry: Entry): boolean {
  const is_plain = entry.options.length === 0 && !entry.is_digital && entry.min_quantity === 1;
  return is_plain && entry.stock_quantity >= MIN_STOCK && entry.currency === CURRENCY;
}

function leavesOf(nodes: CategoryNode[]): CategoryNode[] {
  return nodes.flatMap((node) => (node.children.length === 0 ? [node] : leavesOf(node.children)));
}

/** `most` of the values, evenly spread. */
function spread<T>(values: T[], most: number): T[] {
  const step = Math.max(1, values.length / most);
  return Array.from(
    { length: Math.min(most, values.length) },
    (_, index) => values[Math.floor(index * step)] as T,
  );
}

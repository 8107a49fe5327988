// A seller's 50,000 rows with 500 bad ones, killed in the middle, while buyers go on reading: what is
// imported, and how much slower the storefront answers meanwhile.
import { setTimeout as pause } from "node:timers/promises";
import { type Goal, type Line, quantile } from "../figures.ts";
import type { Bench, Scenario } from "../measure.ts";
import { type Program, startShop } from "../programs.ts";

const ROWS = Number(process.env.BENCH_IMPORT_ROWS ?? 50_000);
const BAD_EVERY = 100;
/** Pages that buyers open per second. */
const PAGES_PER_SECOND = 20;
const CARTS_PER_SECOND = 2;
const QUIET_SECONDS = 15;
const LOOK_MS = 1000;
const LIMIT_MS = 30 * 60 * 1000;
const MOST = 1.3;
/** What goes into carts. */
let shop_product_id = 0;
const IMPORTS = "/api/seller/products/imports/";

interface Listed {
  id: number;
  slug: string;
  category: { slug: string };
}

interface Reading {
  stop(): Promise<number[]>;
}

interface Progress {
  state: string;
  done_count: number;
  created_count: number;
  changed_count: number;
  error_count: number;
}

export const importing: Scenario = {
  name: "import",
  words:
    "A file of 50,000 products, 500 of them wrong, on the demo shop; the process is killed half-way and started " +
    "again. Before, meanwhile and after, 20 pages and 2 things into carts are asked for in every second.",
  run: async (bench: Bench): Promise<Line[]> => {
    const world = await bench.worlds.make("demo");
    let shop = await startShop(world);
    try {
      const pages = await pagesOf(shop);
      await readFor(shop, pages, QUIET_SECONDS);
      const before = await readFor(shop, pages, QUIET_SECONDS);
      const token = await signIn(shop);
      const { id } = await upload(shop, token);
      const started = performance.now();
      let reading = readPages(shop, pages);
      await until(shop, token, id, ({ done_count }) => done_count >= ROWS / 2);
      const first = await reading.stop();
      await shop.kill();
      shop = await startShop(world);
      const again = await signIn(shop);
      await readFor(shop, pages, QUIET_SECONDS / 2);
      reading = readPages(shop, pages);
      const done = await until(shop, again, id, ({ state }) => state === "done" || state === "failed");
      const seconds = (performance.now() - started) / 1000;
      const during = [...first, ...(await reading.stop())];
      const after = await readFor(shop, pages, QUIET_SECONDS);
      await expectAll(shop, again, done, id);
      return lines(before, during, after, seconds);
    } finally {
      await shop.stop();
    }
  },
};

function lines(before: number[], during: number[], after: number[], seconds: number): Line[] {
  const line = (what: string, durations: number[]): Line => ({
    what,
    value: quantile(durations, 0.5),
    unit: "ms",
    p50_ms: quantile(durations, 0.5),
    p99_ms: quantile(durations, 0.99),
    note: `${durations.length} pages`,
  });
  const goal: Goal = { of: "value", most: MOST };
  const times = (share: number) => quantile(during, share) / quantile(before, share);
  return [
    line("pages before", before),
    line("pages during the import", during),
    line("pages after it, 50,000 products more", after),
    { what: "p50 during, of before", value: times(0.5), unit: "times", goal },
    { what: "p99 during, of before", value: times(0.99), unit: "times", goal },
    {
      what: "the whole import, the kill included",
      value: seconds,
      unit: "s",
      note: `${ROWS - ROWS / BAD_EVERY} products once each, exactly the ${ROWS / BAD_EVERY} wrong rows reported`,
    },
  ];
}

async function expectAll(shop: Program, token: string, done: Progress, id: number): Promise<void> {
  const bad = ROWS / BAD_EVERY;
  const counts = [done.state, done.created_count, done.changed_count, done.error_count];
  if (counts.join() !== ["done", ROWS - bad, 0, bad].join()) throw new Error(`Imported otherwise: ${counts}`);
  const text = await ask(shop, token, `${IMPORTS}${id}/errors/`).then((response) => response.text());
  const rows = text
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => Number(line.split(",")[0]));
  const wanted = Array.from({ length: bad }, (_, index) => index * BAD_EVERY + BAD_EVERY / 2 + 2);
  if (rows.join() !== wanted.join()) throw new Error("Other rows were reported than were wrong");
  const exported = await ask(shop, token, "/api/seller/products/export/").then((response) => response.text());
  const skus = exported.split("\r\n").flatMap((line) => /^(BENCH-\d+),/.exec(line)?.[1] ?? []);
  if (skus.length !== ROWS - bad || new Set(skus).size !== skus.length) {
    throw new Error(`${skus.length} of ${ROWS - bad} products are there, ${new Set(skus).size} of them once`);
  }
}

/** Opens pages at a steady rate, whether the last one was answered or not. */
function readPages(shop: Program, pages: string[]): Reading {
  const durations: number[] = [];
  const open = new Set<Promise<void>>();
  let turn = 0;
  const timer = setInterval(() => {
    const path = pages[turn % pages.length] ?? "/";
    turn += 1;
    const one = timed(shop.origin + path)
      .then((duration) => void durations.push(duration))
      .finally(() => open.delete(one));
    open.add(one);
  }, 1000 / PAGES_PER_SECOND);
  // Somebody always buys; what pages are remembered by does not last longer than that.
  const buying = setInterval(() => void putIntoCart(shop).catch(() => {}), 1000 / CARTS_PER_SECOND);
  const stop = async () => {
    clearInterval(timer);
    clearInterval(buying);
    await Promise.all(open);
    return durations;
  };
  return { stop };
}

async function readFor(shop: Program, pages: string[], seconds: number): Promise<number[]> {
  const reading = readPages(shop, pages);
  await pause(seconds * 1000);
  return reading.stop();
}

async function putIntoCart(shop: Program): Promise<void> {
  const body = JSON.stringify({ product_id: shop_product_id, quantity: 1 });
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${shop.origin}/api/cart/add/`, { method: "POST", headers, body });
  await response.arrayBuffer();
}

async function timed(url: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - started;
}

/** The start page, lists, a search, and many products: what buyers look at. */
async function pagesOf(shop: Program): Promise<string[]> {
  const list = await fetch(`${shop.origin}/api/products/?page_size=40`);
  const { results } = (await list.json()) as { results: Listed[] };
  shop_product_id = results[0]?.id ?? 0;
  const products = results.map(({ slug }) => `/products/${slug}/`);
  const categories = [...new Set(results.map(({ category }) => `/categories/${category.slug}/`))];
  return products.flatMap((path, index) => {
    const other = ["/", "/search/?q=lamp", categories[index % categories.length] ?? "/"][index % 3] ?? "/";
    return [path, other];
  });
}

async function signIn(shop: Program): Promise<string> {
  const body = JSON.stringify({ email: "sol@example.com", password: "buybuy-demo" });
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${shop.origin}/api/auth/login/`, { method: "POST", headers, body });
  const { access } = (await response.json()) as { access?: string };
  if (access === undefined) throw new Error(`The seller could not sign in: ${response.status}`);
  return access;
}

async function upload(shop: Program, token: string): Promise<{ id: number }> {
  const { category } = (
    (await (await fetch(`${shop.origin}/api/products/?page_size=1`)).json()) as {
      results: [{ category: { slug: string } }];
    }
  ).results[0];
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const price = index % BAD_EVERY === BAD_EVERY / 2 ? "free" : `${10 + (index % 90)}.50`;
    const words = `Item ${index} of a long file as good as any other`;
    return `BENCH-${index},${words},${category.slug},${price},${index % 50},${words}. It has a description.`;
  });
  const form = new FormData();
  const text = `sku,name,category,price,on_hand,description\r\n${rows.join("\r\n")}\r\n`;
  form.append("file", new File([text], "fifty-thousand.csv"));
  form.append("kind", "products");
  form.append("dry_run", "false");
  const headers = { authorization: `Bearer ${token}` };
  const response = await fetch(`${shop.origin}/api/seller/products/import/`, {
    method: "POST",
    headers,
    body: form,
  });
  if (response.status !== 202)
    throw new Error(`The file was answered with ${response.status}: ${await response.text()}`);
  return (await response.json()) as { id: number };
}

async function ask(shop: Program, token: string, path: string): Promise<Response> {
  const response = await fetch(shop.origin + path, { headers: { authorization: `Bearer ${token}` } });
  if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
  return response;
}

async function until(
  shop: Program,
  token: string,
  id: number,
  is_there: (progress: Progress) => boolean,
): Promise<Progress> {
  const deadline = performance.now() + LIMIT_MS;
  while (performance.now() < deadline) {
    const progress = (await (await ask(shop, token, `${IMPORTS}${id}/`)).json()) as Progress;
    process.stdout.write(`  ${progress.done_count} rows\r`);
    if (is_there(progress)) return progress;
    await pause(LOOK_MS);
  }
  throw new Error("The import did not come to its end in time");
}

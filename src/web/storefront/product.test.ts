// A product's page: what it answers, versions without a script, data for machines, and names that are markup.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { refreshListings } from "#modules/catalog";
import { transaction } from "#platform/database";
import { type ApiWorld, apiWorld } from "../../../test/api.ts";
import { type TestCatalogue, type TestProduct, testCatalogue } from "../../../test/catalog-world.ts";

const MARKUP_NAME = `Kettle </script><b>"bold"</b> & 'sons'`;

const PRODUCTS: TestProduct[] = [
  {
    name: "Burr grinder",
    seller: "Sol",
    category: "grinders",
    price_minor: 9900,
    compare_price_minor: 12_900,
  },
  { name: MARKUP_NAME, seller: "Mei", category: "tea", price_minor: 4900, ratings: [45, 10] },
  { name: "Tea pot", seller: "Ivo", category: "tea", price_minor: 2500, stock: 0 },
  { name: "Draft mug", seller: "Sol", category: "tea", price_minor: 900, status: "draft" },
  { name: "Secret urn", seller: "Sol", category: "hidden", price_minor: 900 },
  {
    name: "Tea sieve",
    seller: "Sol",
    category: "tea",
    price_minor: 700,
    min_quantity: 4,
    description: "One.\n\nTwo <i>.</i>",
  },
];

interface Opened {
  world: ApiWorld;
  catalogue: TestCatalogue;
  page(path: string): Promise<string>;
}

async function open(t: TestContext): Promise<Opened> {
  const world = await apiWorld(t);
  const catalogue = await testCatalogue(world, PRODUCTS);
  const page = async (path: string) => {
    const { status, text } = await world.get(path);
    assert.equal(status, 200, path);
    return text;
  };
  return { world, catalogue, page };
}

/** Gives the burr grinder sizes S and M in black and red; there is no M in red, and S in red is gone. */
async function addVersions({ world, catalogue }: Opened): Promise<Record<string, number>> {
  const product_id = catalogue.products["Burr grinder"] ?? 0;
  const options = [
    { name: "Size", values: ["S", "M"] },
    { name: "Colour", values: ["black", "red"] },
  ];
  const versions = [
    { values: ["S", "black"], price_minor: null, on_hand: 3, threshold: 5 },
    { values: ["M", "black"], price_minor: 19_900, on_hand: 50, threshold: 5 },
    { values: ["S", "red"], price_minor: null, on_hand: 0, threshold: 5 },
  ];
  return transaction(world.as(), async (tx) => {
    const ids: Record<string, number> = {};
    const archived = { archived_at: 1 };
    await tx.db.updateTable("variants").set(archived).where("product_id", "=", product_id).execute();
    await tx.db
      .updateTable("products")
      .set({ options: JSON.stringify(options) })
      .where("id", "=", product_id)
      .execute();
    const { seller_id } = await tx.db
      .selectFrom("products")
      .select("seller_id")
      .where("id", "=", product_id)
      .executeTakeFirstOrThrow();
    for (const { values, price_minor, on_hand, threshold } of versions) {
      const [size, colour] = values;
      const own = {
        options: JSON.stringify({ Size: size, Colour: colour }),
        options_key: JSON.stringify(values),
      };
      const variant = { product_id, seller_id, price_minor, ...own };
      const { insertId } = await tx.db.insertInto("variants").values(variant).executeTakeFirstOrThrow();
      const variant_id = Number(insertId);
      ids[values.join(" ")] = variant_id;
      const stock = {
        variant_id,
        product_id,
        seller_id,
        on_hand,
        low_stock_threshold: threshold,
        updated_at: 1,
      };
      await tx.db.insertInto("stock_items").values(stock).execute();
    }
    await refreshListings(tx, [product_id]);
    return ids;
  });
}

interface ProductData {
  name: string;
  offers: { availability: string };
  aggregateRating?: { ratingCount: number };
}

interface CrumbData {
  itemListElement: { name: string }[];
}

/** The JSON-LD blocks of a page. */
function dataOf(page: string): { product: ProductData; crumbs: CrumbData } {
  const blocks = [...page.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)];
  const [product, crumbs] = blocks.map(([, text = ""]) => JSON.parse(text));
  return { product, crumbs };
}

/** The link of an option's value, as it stands in the page. */
function linkOf(page: string, value: string): { class_name: string; href: string } {
  const pattern = new RegExp(`<a class="([^"]*)" href="([^"]*)"\\s+data-option="\\d" data-value="${value}"`);
  const [, class_name = "", href = ""] = pattern.exec(page) ?? [];
  return { class_name, href };
}

test("what buyers cannot see is not there", async (t) => {
  const { world, catalogue } = await open(t);
  for (const name of ["Draft mug", "Secret urn"]) {
    const id = catalogue.products[name] ?? 0;
    const { slug } = await world
      .as()
      .db.selectFrom("products")
      .select("slug")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    if (name === "Secret urn") {
      const listed = await world
        .as()
        .db.selectFrom("listings")
        .selectAll()
        .where("product_id", "=", id)
        .execute();
      assert.equal(listed.length, 0);
    }
    assert.equal((await world.get(`/products/${slug}/`)).status, 404, name);
    assert.equal((await world.get(`/products/${id}/`)).status, 404, name);
  }
  assert.equal((await world.get("/products/nothing/")).status, 404);
  assert.equal((await world.get(`/de/products/${"x".repeat(300)}/`)).status, 404);
});

test("an id and a former slug lead to the present slug, in the reader's language", async (t) => {
  const { world, catalogue } = await open(t);
  const product_id = catalogue.products["Burr grinder"] ?? 0;
  await transaction(world.as(), (tx) =>
    tx.db.insertInto("product_slugs").values({ slug: "old-grinder", product_id }).execute(),
  );
  for (const [path, to] of [
    [`/products/${product_id}/`, "/products/p-1/"],
    ["/products/old-grinder/", "/products/p-1/"],
    ["/ar/products/old-grinder/?variant=7", "/ar/products/p-1/?variant=7"],
  ] as const) {
    const reply = await world.get(path);
    assert.equal(reply.status, 301, path);
    assert.equal(reply.headers.get("location"), to);
  }
});

test("a page says price, saving, seller, stock and delivery, and is the same for everybody", async (t) => {
  const { world, page } = await open(t);
  const text = await page("/products/p-1/");
  assert.equal(text.match(/<h1/g)?.length, 1);
  for (const part of ["Burr grinder", "$99.00", "$129.00", "Save 23%", "In stock", 'href="/sellers/sol/"']) {
    assert.ok(text.includes(part), part);
  }
  assert.match(text, /<link rel="canonical" href="http:\/\/localhost:3000\/products\/p-1\/">/);
  assert.match(text, /action="\/cart\/add\/" data-add-to-cart/);
  assert.doesNotMatch(text, /name="csrf"/);
  const { headers } = await world.get("/products/p-1/", { headers: { cookie: "session=x; cart=y" } });
  assert.equal(headers.get("cache-control"), "public, no-cache");
  assert.equal(headers.get("set-cookie"), null);
  const etag = headers.get("etag") ?? "";
  assert.equal((await world.get("/products/p-1/", { headers: { "if-none-match": etag } })).status, 304);
});

test("versions are chosen by links: price, stock and what is not to be had follow", async (t) => {
  const opened = await open(t);
  const { page } = opened;
  const ids = await addVersions(opened);
  const first = await page("/products/p-1/");
  assert.match(first, new RegExp(`name="variant_id" value="${ids["S black"]}"`));
  assert.match(first, /Only 3 left/);
  assert.match(linkOf(first, "S").class_name, /--chosen/);
  assert.match(linkOf(first, "red").class_name, /--sold_out/);
  assert.equal(linkOf(first, "M").href, `/products/p-1/?variant=${ids["M black"]}#offer`);
  const second = await page(`/products/p-1/?variant=${ids["M black"]}`);
  assert.match(second, /<strong class="offer__now" data-part="now">\$199\.00/);
  assert.match(second, /rel="canonical" href="http:\/\/localhost:3000\/products\/p-1\/"/);
  assert.match(linkOf(second, "red").class_name, /--missing/);
  const gone = await page(`/products/p-1/?variant=${ids["S red"]}`);
  assert.match(gone, /Out of stock/);
  assert.match(gone, /<button type="submit" class="button[^"]*" disabled>/);
  for (const odd of ["999999", "x", "-1", "1&variant=2"]) {
    assert.match(await page(`/products/p-1/?variant=${odd}`), /Only 3 left/, odd);
  }
});

test("the script is given every version, and the offer of all of them is told to machines", async (t) => {
  const opened = await open(t);
  const ids = await addVersions(opened);
  const text = await opened.page("/products/p-1/");
  const block = /<script type="application\/json">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? "";
  const { choices } = JSON.parse(block) as { choices: { id: number; now: string; can_buy: boolean }[] };
  assert.deepEqual(
    choices.map(({ id, now, can_buy }) => [id, now, can_buy]),
    [
      [ids["S black"], "$99.00", true],
      [ids["M black"], "$199.00", true],
      [ids["S red"], "$99.00", false],
    ],
  );
  const { product } = dataOf(text);
  assert.deepEqual(
    { ...product.offers },
    {
      "@type": "AggregateOffer",
      lowPrice: "99.00",
      highPrice: "199.00",
      offerCount: 3,
      url: "http://localhost:3000/products/p-1/",
      priceCurrency: "USD",
      availability: "https://schema.org/InStock",
      itemCondition: "https://schema.org/NewCondition",
      seller: { "@type": "Organization", name: "Sol", url: "http://localhost:3000/sellers/sol/" },
    },
  );
});

test("a name that is markup stays a name, on the page and in its data", async (t) => {
  const { page } = await open(t);
  for (const prefix of ["", "/de", "/ar"]) {
    const text = await page(`${prefix}/products/p-2/`);
    assert.ok(!text.includes("</script><b>"), "the name ends no element");
    const { product, crumbs } = dataOf(text);
    assert.equal(product.name, MARKUP_NAME);
    assert.equal(crumbs.itemListElement.at(-1)?.name, MARKUP_NAME);
    assert.deepEqual(product.aggregateRating?.ratingCount, 10);
  }
  assert.equal(dataOf(await page("/products/p-1/")).product.aggregateRating, undefined);
});

test("nothing left: the page says so and offers no button that works", async (t) => {
  const { page } = await open(t);
  const text = await page("/products/p-3/");
  assert.match(text, /stock--none/);
  assert.match(text, /disabled/);
  assert.equal(dataOf(text).product.offers.availability, "https://schema.org/OutOfStock");
});

test("minimum, step and tiers", async (t) => {
  const { world, catalogue, page } = await open(t);
  const product_id = catalogue.products["Tea sieve"] ?? 0;
  await transaction(world.as(), async (tx) => {
    await tx.db.updateTable("products").set({ quantity_step: 3 }).where("id", "=", product_id).execute();
    await tx.db
      .insertInto("price_tiers")
      .values({ product_id, min_quantity: 12, price_minor: 560 })
      .execute();
  });
  const text = await page("/products/p-6/");
  assert.match(text, /name="quantity" type="number" value="6"[^>]*min="6"[^>]*step="3"/);
  assert.match(text, /From 6 pieces on · In steps of 3/);
  assert.match(text, /12 or more[\s\S]*\$5\.60[\s\S]*20%/);
  assert.match(text, /<p>One\.<\/p><p>Two &lt;i&gt;/);
});

test("a download is not shipped; a parcel says what it costs and how long it takes", async (t) => {
  const { world, catalogue, page } = await open(t);
  const product_id = catalogue.products["Burr grinder"] ?? 0;
  const seller_id = catalogue.sellers.Sol ?? 0;
  const method = { code: "post", name: "Post", price_minor: 500, free_above_minor: 20_000, currency: "USD" };
  await transaction(world.as(), (tx) =>
    tx.db
      .insertInto("shipping_methods")
      .values({
        seller_id,
        ...method,
        countries: "US",
        min_days: 2,
        max_days: 4,
        created_at: 1,
        updated_at: 1,
      })
      .execute(),
  );
  const parcel = await page("/products/p-1/");
  for (const part of ["Post", "$5.00", "2–4 days", "Free from $200.00"])
    assert.ok(parcel.includes(part), part);
  await transaction(world.as(), (tx) =>
    tx.db.updateTable("products").set({ is_digital: 1 }).where("id", "=", product_id).execute(),
  );
  const download = await page("/products/p-1/");
  assert.match(download, /A download: nothing is shipped/);
  assert.doesNotMatch(download, /2–4 days/);
});

test("the tax of the marketplace's country is told as part of the price or on top of it", async (t) => {
  const { world, page } = await open(t);
  assert.doesNotMatch(await page("/products/p-1/"), /offer__tax/);
  await transaction(world.as(), async (tx) => {
    await tx.db
      .insertInto("tax_countries")
      .values({ country: "US", tax_included: 0, updated_at: 1 })
      .execute();
    const rate = { country: "US", tax_class: "standard" as const, rate_ppm: 82_500, updated_at: 1 };
    await tx.db.insertInto("tax_rates").values(rate).execute();
  });
  assert.match(await page("/products/p-1/"), /Plus 8\.3% tax/);
  await transaction(world.as(), (tx) =>
    tx.db.updateTable("tax_countries").set({ tax_included: 1 }).execute(),
  );
  assert.match(await page("/products/p-1/"), /Includes 8\.3% tax/);
});

test("three languages, each with its words, its direction and its numbers", async (t) => {
  const { page } = await open(t);
  const german = await page("/de/products/p-2/");
  assert.match(german, /lang="de" dir="ltr"/);
  for (const part of ["49,00", "Auf Lager", "In den Warenkorb", 'href="/de/sellers/mei/"']) {
    assert.ok(german.includes(part), part);
  }
  const arabic = await page("/ar/products/p-2/");
  assert.match(arabic, /lang="ar" dir="rtl"/);
  for (const part of ["متوفر", "أضف إلى السلة", 'action="/ar/cart/add/"'])
    assert.ok(arabic.includes(part), part);
});

// Pages of products for their seller and for staff: whose they are, by which filters, in which order.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { openStall } from "../../../test/stall.ts";
import { openWorld } from "../../../test/world.ts";
import { type OwnProductsRequest, pageAllProducts, pageSellerProducts } from "./product-pages.ts";

const NEWEST = { ordering: "-created_at", offset: 0, page_size: 10 } as const;

/** Four products of Sol, one of Mei: the second has two sizes, the third is archived, the first is new. */
async function open(t: TestContext) {
  const world = await openWorld(t);
  const stall = await openStall(world);
  const ids: number[] = [];
  for (let index = 0; index < 4; index += 1) {
    const sizes = ["S", "M"].map((name) => ({ name, stock: 2 }));
    ids.push((await stall.product(index === 1 ? { variants: sizes } : {})).product_id);
  }
  const mei = (await stall.product({ seller_id: stall.sellers.mei, currency: "EUR" })).product_id;
  await transaction(world.as(), async ({ db }) => {
    const of = (id = 0) => db.updateTable("products").where("id", "=", id);
    await of(ids[2]).set({ status: "archived" }).execute();
    await of(ids[0])
      .set((builder) => ({ created_at: builder("created_at", "+", 1000) }))
      .execute();
    // What a category holds is read off the table of ancestors, which the stall leaves out.
    const own = { category_id: stall.category_id, ancestor_id: stall.category_id };
    await db.deleteFrom("category_ancestors").where("category_id", "=", own.category_id).execute();
    await db
      .insertInto("category_ancestors")
      .values({ ...own, depth: 0 } as never)
      .execute();
  });
  const staff = world.as({ ...stall.ada, role: "staff", permissions: ["catalog.manage"] });
  return { world, stall, ids, mei, sol: world.as(stall.sol), staff };
}

function idsOf(page: { results: { product: { id: number } }[] }): number[] {
  return page.results.map(({ product }) => product.id);
}

test("pages are for sellers and staff, each their own", async (t) => {
  const { world, stall, ids, mei, sol, staff } = await open(t);
  const [first = 0, second = 0, third = 0, fourth = 0] = ids;
  await assert.rejects(pageSellerProducts(world.as(stall.ada), NEWEST), { kind: "forbidden" });
  await assert.rejects(pageAllProducts(sol, NEWEST), { kind: "forbidden" });
  assert.deepEqual(idsOf(await pageSellerProducts(sol, NEWEST)), [first, fourth, third, second]);
  assert.deepEqual(idsOf(await pageSellerProducts(world.as(stall.mei), NEWEST)), [mei]);
  assert.deepEqual(idsOf(await pageAllProducts(staff, NEWEST)), [first, mei, fourth, third, second]);
  const of_mei = await pageAllProducts(staff, { ...NEWEST, seller_id: stall.sellers.mei });
  assert.deepEqual([idsOf(of_mei), of_mei.count, of_mei.count_is_exact], [[mei], 1, true]);
});

test("a page is filtered by state, SKU and category", async (t) => {
  const { world, stall, ids, mei, sol, staff } = await open(t);
  const found = async (filter: Partial<OwnProductsRequest>, context: Context = sol) => {
    const request = { ...NEWEST, ...filter };
    return idsOf(
      await (context === staff ? pageAllProducts(staff, request) : pageSellerProducts(context, request)),
    );
  };
  const skuOf = async (product_id = 0) =>
    (await world.as().db.selectFrom("variants").select("sku").where("product_id", "=", product_id).execute())
      .map((row) => row.sku ?? "")
      .at(-1);
  assert.deepEqual(await found({ status: "archived" }), [ids[2]]);
  assert.deepEqual(await found({ status: "draft" }), []);
  assert.deepEqual(await found({ sku: await skuOf(ids[1]) }), [ids[1]]);
  assert.deepEqual(await found({ sku: await skuOf(mei) }), [], "another seller's SKU finds nothing");
  assert.deepEqual(await found({ sku: await skuOf(mei) }, staff), [mei]);
  assert.equal((await found({ category_id: stall.category_id })).length, 4);
  assert.deepEqual(await found({ category_id: stall.category_id + 1 }), []);
});

test("pages follow each other by cursor and by offset, in both directions", async (t) => {
  const { ids, sol } = await open(t);
  const [first = 0, second = 0, third = 0, fourth = 0] = ids;
  const oldest = [second, third, fourth, first];
  for (const ordering of ["created_at", "-created_at"] as const) {
    const expected = ordering === "created_at" ? oldest : oldest.toReversed();
    const walked: number[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null && walked.length <= ids.length) {
      const request = { ordering, offset: 0, page_size: 2, ...(cursor ? { cursor } : {}) };
      const page = await pageSellerProducts(sol, request);
      assert.equal(page.count, 4);
      walked.push(...idsOf(page));
      cursor = page.next_cursor;
    }
    assert.deepEqual(walked, expected);
    const rest = await pageSellerProducts(sol, { ordering, offset: 3, page_size: 2 });
    assert.deepEqual([idsOf(rest), rest.next_cursor], [expected.slice(3), null]);
  }
});

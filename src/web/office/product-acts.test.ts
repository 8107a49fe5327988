// What staff do to products in the back office, and what the audit log keeps of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openMarket } from "../../../test/market.ts";
import { audited } from "../../../test/office.ts";
import { visit } from "../../../test/shopper.ts";

const EVIL = '"><script>alert(1)</script>';

test("products: found in every state, taken off sale with a reason, and put back", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const { product_id } = world.products.shirt;
  const path = `/admin/products/${product_id}/`;
  for (const search of ["sun SH", "SHIRT-M"]) {
    const list = await olga.get(`/admin/products/?search=${encodeURIComponent(search)}`);
    assert.match(list.text, new RegExp(`href="${path}"`), search);
    assert.doesNotMatch(list.words, /Iron pan/, search);
  }
  const drafts = await olga.get(`/admin/products/?status=draft&seller=${world.people.sol.seller_id}`);
  assert.match(drafts.words, /draft-canary-sol/);
  assert.doesNotMatch(drafts.words, /draft-canary-mei/);
  const page = await olga.get(path);
  assert.equal((await olga.submit(page, `${path}decision/`)).status, 422, "a reason is asked for");
  const off = await olga.submit(page, `${path}decision/`, { reason: `A recall ${EVIL}` });
  assert.match(off.words, /The product is off sale/);
  assert.equal((await world.get(`/api/products/${product_id}/`)).status, 404);
  const entry = await audited(world, "product", product_id);
  assert.deepEqual([entry.before?.status, entry.after?.status], ["published", "archived"]);
  assert.equal(entry.reason, `A recall ${EVIL}`);
  const mail = await world
    .as()
    .db.selectFrom("mails")
    .select(["subject"])
    .where("unique_key", "like", `product-archive:${product_id}:%`)
    .execute();
  assert.equal(mail.length, 1);
  const seller = `/api/admin/sellers/${world.people.sol.seller_id}/`;
  const call = { token: world.token("olga") ?? "" };
  await world.post(`${seller}suspension/`, { reason: "For a day" }, call);
  const closed = await olga.submit(off, `${path}decision/`, { reason: "It was another one" });
  assert.equal(closed.status, 422, "a suspended seller's products stay off sale");
  assert.match(closed.words, /seller isn’t selling/);
  await world.post(`${seller}reinstatement/`, {}, call);
  const on = await olga.submit(off, `${path}decision/`, { reason: "It was another one" });
  assert.match(on.words, /The product is on sale again/);
  assert.equal((await world.get(`/api/products/${product_id}/`)).status, 200);
});

// Files as people and their spreadsheets make them, and what others do to the same products meanwhile.
import assert from "node:assert/strict";
import { test } from "node:test";
import { transaction } from "#platform/database";
import { armFault } from "#platform/fault";
import { IMPORTS, openExchange } from "../../test/exchange.ts";
import { checkInvariants } from "../invariants.ts";

const HEAD = "sku,name,slug,options,category,price,on_hand\n";

/** Row, column and code of each mistake. */
async function mistakes(world: Awaited<ReturnType<typeof openExchange>>, id: number): Promise<string[]> {
  return (await world.errors(id)).map((line) => line.split(",").slice(0, 3).join());
}

test("one SKU in two rows: the first counts, the second is told, however the file is cut up", async (t) => {
  const world = await openExchange(t, { piece_rows: 2, piece_ms: 20, rest_share: 0, slice_ms: 0 });
  const rows = ["A", "B", "C", "A", "D", "E", "B", "A"].map(
    (sku, at) => `${sku},Thing ${at},,,things,${at + 1},1`,
  );
  const { body } = await world.upload(HEAD + rows.join("\n"));
  await world.worker.drain();
  const wanted = ["5,sku,sku_repeated", "8,sku,sku_repeated", "9,sku,sku_repeated"];
  assert.deepEqual(await mistakes(world, body.id), wanted);
  await world.post(`${IMPORTS}${body.id}/run/`, {}, { token: world.tokens.sol });
  await world.worker.drain();
  assert.deepEqual(await mistakes(world, body.id), wanted);
  const done = await world.read(body.id);
  assert.deepEqual([done.state, done.created_count, done.error_count], ["done", 5, 3]);
  const prices = (await world.products()).map(({ sku, price_minor }) => `${sku} ${price_minor}`);
  assert.deepEqual(prices, ["A 100", "B 200", "C 300", "D 500", "E 600"]);
});

test("the dry run of a product's variants says what the run then does, also where one option is there twice", async (t) => {
  const world = await openExchange(t, { piece_rows: 2, piece_ms: 20, rest_share: 0, slice_ms: 5000 });
  const sizes = ["S", "M", "L", "M", "XL"];
  const tees = sizes.map(
    (size, at) => `T-${at},${at === 0 ? "Tee" : ""},tee,Size: ${size},${at === 0 ? "things,10" : ","},2`,
  );
  const file = `${HEAD}X-1,Other,,,things,4,1\n${tees.join("\n")}\n`;
  const { body } = await world.upload(file);
  await world.worker.drain();
  const tried = await world.read(body.id);
  const wrong = await mistakes(world, body.id);
  assert.deepEqual([tried.created_count, wrong.map((line) => line.split(",")[0])], [5, ["6"]], wrong.join());
  await world.post(`${IMPORTS}${body.id}/run/`, {}, { token: world.tokens.sol });
  await world.worker.drain();
  const done = await world.read(body.id);
  assert.deepEqual([done.created_count, done.error_count], [5, 1]);
  assert.deepEqual(await mistakes(world, body.id), wrong);
  assert.equal((await world.products()).length, 2);
});

test("what Excel in Germany saves is read: one byte per letter, semicolons, commas, empty rows and columns", async (t) => {
  const world = await openExchange(t);
  const lines = [
    "Artikelnummer;Titel;Preis;Kategorie;Bestand;;",
    'B-1;"Hängeleuchte ""Größe 2"";";1.234,50;things;3;;',
    ";;;;;;",
    "B-2;Übertopf;19,9;things;;;",
    "",
  ];
  const bytes = Uint8Array.from(lines.join("\r\n"), (letter) => letter.charCodeAt(0));
  const done = await world.run(bytes);
  assert.deepEqual([done.created_count, done.blank_count, done.error_count], [2, 1, 0]);
  const found = (await world.products()).map(({ name, price_minor }) => [name, price_minor]);
  assert.deepEqual(found, [
    ['Hängeleuchte "Größe 2";', 123_450],
    ["Übertopf", 1990],
  ]);
});

test("bringing back what was taken out writes nothing; one changed cell changes one product", async (t) => {
  const world = await openExchange(t);
  const file = `${HEAD}T-S,Tee,tee,Size: S,things,10,3\nT-M,Tee,tee,Size: M,things,12,4\nP,'=Plain,plain,,things,5,1\n`;
  await world.run(file);
  const rows = async () => {
    const { db } = world.as();
    const tables = [
      "products",
      "variants",
      "listings",
      "product_changes",
      "stock_items",
      "stock_movements",
    ] as const;
    return Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
  };
  const before = await rows();
  const token = { token: world.tokens.sol };
  for (const path of ["/api/seller/products/export/", "/api/seller/inventory/export/"]) {
    const exported = await world.get(path, token);
    world.clock.advance(1000);
    const kind = path.includes("inventory") ? "stock" : "products";
    const done = await world.run(exported.text, { kind });
    assert.deepEqual([done.unchanged_count, done.changed_count, done.error_count], [3, 0, 0]);
    assert.deepEqual(await rows(), before);
  }
  const { text } = await world.get("/api/seller/products/export/", token);
  const done = await world.run(text.replace("5.00", "6.00"));
  assert.deepEqual([done.unchanged_count, done.changed_count], [2, 1]);
  const prices = (await world.products()).map(({ sku, price_minor }) => `${sku} ${price_minor}`);
  assert.deepEqual(prices, ["null 1000", "P 600"]);
});

test("what others did between the dry run and the run counts: archived, changed, held", async (t) => {
  const world = await openExchange(t);
  const [gone, kept] = await Promise.all([
    world.stall.product({ stock: 5 }),
    world.stall.product({ stock: 5 }),
  ]);
  const skuOf = async (product_id: number) => {
    const row = world.as().db.selectFrom("variants").select("sku").where("product_id", "=", product_id);
    return (await row.executeTakeFirstOrThrow()).sku;
  };
  const [gone_sku, kept_sku] = [await skuOf(gone.product_id), await skuOf(kept.product_id)];
  const { body } = await world.upload(`sku,price\n${gone_sku},7\n${kept_sku},8\n`);
  await world.worker.drain();
  assert.equal((await world.read(body.id)).changed_count, 2);
  const token = { token: world.tokens.sol };
  for (const [id, changes] of [
    [gone.product_id, { status: "archived" }],
    [kept.product_id, { name: "Another name" }],
  ] as const) {
    const { headers } = await world.get(`/api/products/${id}/`, token);
    const changed = await world.request("PATCH", `/api/products/${id}/`, {
      ...token,
      body: changes,
      headers: { "If-Match": headers.get("etag") ?? "" },
    });
    assert.equal(changed.status, 200, changed.text);
  }
  await world.post(`${IMPORTS}${body.id}/run/`, {}, token);
  await world.worker.drain();
  const done = await world.read(body.id);
  assert.deepEqual([done.state, done.changed_count, done.error_count], ["done", 1, 1]);
  assert.deepEqual(await mistakes(world, body.id), ["2,name,required"]);
  const rows = (await world.products()).map(({ name, status, price_minor }) => [name, status, price_minor]);
  assert.deepEqual(rows[1], ["Another name", "published", 800]);
  assert.equal(rows[0]?.[1], "archived");
});

test("of two files in the same moment one is taken, and it is tried", async (t) => {
  const world = await openExchange(t);
  const files = [`${HEAD}A,A,,,things,1,1\n`, `${HEAD}A,B,,,things,2,1\n`];
  const answers = await Promise.all(files.map((file) => world.upload(file)));
  assert.deepEqual(answers.map(({ status }) => status).sort(), [202, 409]);
  const id = answers.find(({ status }) => status === 202)?.body.id;
  await world.worker.drain();
  assert.equal((await world.read(id)).state, "checked");
  const broken = await checkInvariants(world.as());
  assert.deepEqual(
    broken.filter(({ invariant }) => invariant.startsWith("imports")),
    [],
  );
});

test("who may no longer write products half-way through goes no further", async (t) => {
  const world = await openExchange(t, { piece_rows: 1, piece_ms: 20, rest_share: 0, slice_ms: 0 });
  const { body } = await world.upload(`${HEAD}A,A,,,things,1,1\nB,B,,,things,1,1\nC,C,,,things,1,1\n`, {
    dry_run: "false",
  });
  let pieces = 0;
  const disarm = armFault("import.before_mark", () => {
    pieces += 1;
    if (pieces === 2) throw new Error("the process ended");
  });
  await world.worker.drain();
  disarm();
  await transaction(world.as(), ({ db }) =>
    db
      .updateTable("seller_members")
      .set({ role: "orders" })
      .where("user_id", "=", world.stall.sol.user_id)
      .execute(),
  );
  world.clock.advance(60_000);
  await world.worker.drain();
  const row = await world
    .as()
    .db.selectFrom("imports")
    .selectAll()
    .where("id", "=", body.id)
    .executeTakeFirst();
  assert.deepEqual([row?.state, row?.failure_code], ["failed", "seller_permission_denied"]);
  assert.deepEqual([row?.next_row, (await world.products()).length], [1, 1]);
});

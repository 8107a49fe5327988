// Files over HTTP: tried, run, refused row by row, and worked off exactly once whatever happens meanwhile.
import assert from "node:assert/strict";
import { test } from "node:test";
import { transaction } from "#platform/database";
import { armFault } from "#platform/fault";
import { IMPORTS, openExchange as open, PACE } from "../../test/exchange.ts";
import { checkInvariants } from "../invariants.ts";

/** `count` rows, of which every twentieth has a mistake. */
function goods(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const price = index % 20 === 10 ? "gratis" : `${10 + (index % 90)}.50`;
    return `G-${index},Good ${index},things,${price},${index % 7}`;
  });
  return `sku,name,category,price,on_hand\r\n${rows.join("\r\n")}\r\n`;
}

test("a long file with bad rows, crashed twice on the way: exactly these are told, nothing doubled or lost", async (t) => {
  const world = await open(t, { ...PACE, piece_rows: 10, slice_ms: 300 });
  const { body: made } = await world.upload(goods(240));
  assert.deepEqual([made.state, made.row_count, made.mapping.price], ["checking", 240, "price"]);
  await world.worker.drain();
  const tried = await world.read(made.id);
  assert.deepEqual([tried.state, tried.created_count, tried.error_count], ["checked", 228, 12]);
  assert.equal((await world.products()).length, 0, "a dry run changes nothing");
  const bad = Array.from({ length: 12 }, (_, index) => index * 20 + 12);
  const found = await world.errors(made.id);
  assert.deepEqual(
    found.map((line) => Number(line.split(",")[0])),
    bad,
  );
  assert.match(found[0] ?? "", /^12,price,/);

  const started = await world.post(`${IMPORTS}${made.id}/run/`, {}, { token: world.tokens.sol });
  assert.equal(started.status, 202, started.text);
  let crashes = 0;
  const disarm = armFault("import.before_mark", () => {
    crashes += 1;
    if (crashes === 5 || crashes === 14) throw new Error("the process ended");
  });
  for (let life = 0; life < 4; life += 1) {
    await world.worker.drain();
    world.clock.advance(60_000);
  }
  disarm();
  assert.ok(crashes > 24);
  const done = await world.read(made.id);
  assert.deepEqual(
    [done.state, done.created_count, done.changed_count, done.error_count],
    ["done", 228, 0, 12],
  );
  assert.deepEqual(
    (await world.errors(made.id)).map((line) => Number(line.split(",")[0])),
    bad,
  );
  const skus = (await world.products()).map(({ sku }) => sku);
  assert.equal(skus.length, 228);
  assert.equal(new Set(skus).size, 228);
  const movements = world
    .as()
    .db.selectFrom("stock_movements")
    .select((of) => of.fn.countAll<number>().as("count"));
  const moved = Array.from({ length: 240 }, (_, index) => index).filter((i) => i % 20 !== 10 && i % 7 > 0);
  assert.equal(Number((await movements.executeTakeFirst())?.count), moved.length);
  const broken = await checkInvariants(world.as());
  // The stall's category is a bare row.
  assert.deepEqual(
    broken.filter(({ invariant }) => !invariant.startsWith("catalogue: a category")),
    [],
  );
});

test("a SKU is changed or added; another seller's SKU is its own; twice is the same as once", async (t) => {
  const world = await open(t);
  const text =
    '\uFEFFArtikelnummer;Titel;Preis;Kategorie;Bestand\nA-1;Stuhl;19,90;Things;4\nA-2;"Tisch; rund";\'=1+1;things;1\n';
  const { run } = world;
  const first = await run(text);
  assert.deepEqual([first.created_count, first.error_count], [1, 1]);
  assert.equal(await world.stock("A-1"), 4);
  const hostile =
    "sku,name,price,category\nA-1,'=HYPERLINK(1),21.00,\nA-3,\"'+4\",5,things\n\nA-4,x,5,nowhere\n";
  const second = await run(hostile);
  assert.deepEqual(
    [second.created_count, second.changed_count, second.blank_count, second.error_count],
    [1, 1, 1, 1],
  );
  assert.deepEqual((await world.errors(second.id))[0]?.startsWith("5,category,not_found,"), true);
  const names = async () =>
    (await world.products()).map(({ sku, name, price_minor }) => [sku, name, price_minor]);
  const wanted = [
    ["A-1", "=HYPERLINK(1)", 2100],
    ["A-3", "+4", 500],
  ];
  assert.deepEqual(await names(), wanted);
  await run(hostile);
  assert.deepEqual(await names(), wanted);
  const exported = await world.get("/api/seller/products/export/", { token: world.tokens.sol });
  assert.match(exported.text, /^sku,name,/);
  assert.match(exported.text, /A-1,'=HYPERLINK\(1\),/);
  const again = await run(exported.text);
  assert.deepEqual([again.changed_count, again.unchanged_count, again.error_count], [0, 2, 0]);
  assert.deepEqual(await names(), wanted);
  const own = await run(hostile, {}, world.tokens.mei);
  assert.deepEqual([own.created_count, own.error_count], [1, 2], "A-1 needs a category where it is new");
  assert.deepEqual(await names(), wanted);
});

test("variants: exported, read back as they are, and added by another seller with their options", async (t) => {
  const world = await open(t);
  const text =
    "sku,name,slug,options,category,price,on_hand\nT-S,Tee,tee,Size: S,things,10,3\nT-M,Tee,tee,Size: M,things,12,4\n";
  const { body } = await world.upload(text, { dry_run: "false" });
  await world.worker.drain();
  assert.deepEqual((await world.read(body.id)).error_count, 0, (await world.errors(body.id)).join());
  const exported = await world.get("/api/seller/products/export/", { token: world.tokens.sol });
  const lines = exported.text.trim().split("\r\n").slice(1);
  assert.deepEqual(
    lines.map((line) => line.split(",").slice(0, 6)),
    [
      ["T-S", "Tee", "tee", "Size: S", "things", "10.00"],
      ["T-M", "Tee", "tee", "Size: M", "things", "12.00"],
    ],
  );
  assert.equal((await world.products()).length, 1);
  const back = await world.upload(exported.text.replace("12.00", "13.00"), { dry_run: "false" });
  await world.worker.drain();
  const done = await world.read(back.body.id);
  assert.deepEqual([done.changed_count, done.unchanged_count], [1, 1], (await world.errors(done.id)).join());
  const again = await world.get("/api/seller/products/export/", { token: world.tokens.sol });
  assert.equal(again.text, exported.text.replace("12.00", "13.00"));
  assert.equal(await world.stock("T-M"), 4);
});

test("stock is counted anew with a movement that says so, never below what is held", async (t) => {
  const world = await open(t);
  await world.stall.product({ stock: 10 });
  const { text } = await world.get("/api/seller/inventory/export/", { token: world.tokens.sol });
  const [, line = ""] = text.split("\r\n");
  const [sku] = line.split(",");
  await transaction(world.as(), ({ db }) =>
    db
      .updateTable("stock_items")
      .set({ reserved: 3 })
      .where("seller_id", "=", world.stall.sellers.sol)
      .execute(),
  );
  for (const [on_hand, code, left] of [
    ["7", null, 7],
    ["2", "below_reserved", 7],
    ["-1", "too_small", 7],
  ] as const) {
    const { body } = await world.upload(`SKU\tqty\n${sku}\t${on_hand}\n`, {
      kind: "stock",
      dry_run: "false",
    });
    await world.worker.drain();
    const [error] = await world.errors(body.id);
    assert.equal(error?.split(",")[2] ?? null, code);
    assert.equal(await world.stock(sku ?? ""), left);
  }
  const movements = await world.as().db.selectFrom("stock_movements").select(["delta", "reason"]).execute();
  assert.deepEqual(movements.at(-1), { delta: -3, reason: "import" });
});

test("what is no table is refused at once, and files are their seller's alone", async (t) => {
  const world = await open(t);
  const refused: [string | Uint8Array<ArrayBuffer>, Record<string, string>, number, string][] = [
    ["sku,name\n", {}, 422, "no_rows"],
    ["", {}, 422, "no_rows"],
    ["name,price\nx,1\n", {}, 422, "required"],
    ['sku,name\n"a,b\n', {}, 400, "csv_malformed"],
    [new Uint8Array([0x73, 0x6b, 0x75, 0xff, 0x00, 0x0a]), {}, 400, "csv_not_text"],
    ["sku,name\na,b\n", { mapping: "[]" }, 422, "invalid"],
    ["sku,name\na,b\n", { mapping: '{"sku":"nope"}' }, 422, "unknown_column"],
    ["sku,name\na,b\n", { mapping: '{"sku":"sku","seller_id":"name"}' }, 422, "unknown_field"],
    ["sku,name\na,b\n", { kind: "users" }, 422, "invalid_value"],
  ];
  for (const [text, fields, status, code] of refused) {
    const reply = await world.upload(text, fields);
    assert.deepEqual(
      [reply.status, reply.body.errors?.[0]?.code ?? reply.body.code],
      [status, code],
      reply.text,
    );
  }
  const many = `sku\n${"x\n".repeat(50_001)}`;
  assert.equal((await world.upload(many)).body.errors[0].code, "too_many_rows");
  const { body } = await world.upload("sku,name\na,b\n");
  const second = await world.upload("sku,name\na,b\n");
  assert.deepEqual([second.status, second.body.code], [409, "import_running"]);
  const mei = { token: world.tokens.mei };
  const path = `${IMPORTS}${body.id}/`;
  assert.equal((await world.get(path, mei)).status, 404);
  assert.equal((await world.get(`${path}errors/`, mei)).status, 404);
  assert.equal((await world.post(`${path}run/`, {}, mei)).status, 404);
  assert.equal((await world.get(IMPORTS, mei)).body.count, 0);
  const early = await world.post(`${path}run/`, {}, { token: world.tokens.sol });
  assert.deepEqual([early.status, early.body.code], [409, "wrong_state"]);
  const { storage_key } = await world
    .as()
    .db.selectFrom("imports")
    .select("storage_key")
    .executeTakeFirstOrThrow();
  assert.equal((await world.get(`/media/${storage_key}`)).status, 404);
});

test("whoever lost the right meanwhile goes no further", async (t) => {
  const world = await open(t);
  const { body } = await world.upload(goods(3), { dry_run: "false" });
  const { sol } = world.stall.sellers;
  await transaction(world.as(), ({ db }) =>
    db.updateTable("sellers").set({ status: "suspended" }).where("id", "=", sol).execute(),
  );
  await world.worker.drain();
  const row = await world.read(body.id);
  assert.deepEqual(
    [row.state, row.failure_code, (await world.products()).length],
    ["failed", "seller_suspended", 0],
  );
});

test("lists that are kept show what a file brought as soon as it is done", async (t) => {
  const world = await open(t);
  const names = async () => {
    const { body } = await world.get("/api/products/?search=lantern");
    return body.results.map(({ name }: { name: string }) => name);
  };
  assert.deepEqual(await names(), []);
  const header = "sku,name,category,price,on_hand,status";
  await world.run(`${header}\nL-1,Harbour lantern,things,12.00,3,published\n`);
  assert.deepEqual(await names(), ["Harbour lantern"]);
  await world.run(`${header}\nL-1,Storm lantern,things,12.00,3,published\n`);
  assert.deepEqual(await names(), ["Storm lantern"]);
});

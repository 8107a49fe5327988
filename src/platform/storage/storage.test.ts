// Storage keeps what it is given, under safe keys only, and never reaches outside its folders.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { createDiskStorage, publicUrl } from "#platform/storage";

const BYTES = new TextEncoder().encode("a picture");

function openStorage(t: TestContext) {
  const base = mkdtempSync(join(tmpdir(), "buybuy-storage-"));
  t.after(() => rmSync(base, { recursive: true, force: true }));
  const demo = join(base, "demo-pictures");
  mkdirSync(demo);
  writeFileSync(join(demo, "lamp-320.webp"), "lamp");
  writeFileSync(join(base, "secret.webp"), "secret");
  const folder = join(base, "media");
  const storage = createDiskStorage({ folder, read_only: { prefix: "demo", folder: demo } });
  return { base, folder, demo, storage };
}

const UNSAFE = [
  "../secret.webp",
  "products/../../secret.webp",
  "/etc/passwd",
  "..%2fsecret.webp",
  "a\\..\\secret.webp",
  "a\0.webp",
  ".hidden.webp",
  "a/.hidden.webp",
  "a//b.webp",
  "a/./b.webp",
  "no-extension",
  "a.webp/",
  "a.webp/b.webp",
  "ä.webp",
  "",
  `${"a".repeat(200)}.webp`,
  "demo/../secret.webp",
];

test("unsafe keys are nowhere to be read, and a mistake to write", async (t) => {
  const { base, storage } = openStorage(t);
  for (const key of UNSAFE) {
    assert.equal(await storage.get(key), null, key);
    assert.equal(await storage.open(key), null, key);
    await assert.rejects(storage.put(key, BYTES), /Not a storage key/, key);
    await assert.rejects(storage.delete(key), /Not a storage key/, key);
  }
  assert.deepEqual(readdirSync(base).sort(), ["demo-pictures", "secret.webp"]);
});

test("what was put is there, whole and in parts, until it is deleted", async (t) => {
  const { folder, storage } = openStorage(t);
  const key = "products/7/aB_9-x-320.webp";
  assert.equal(await storage.open(key), null);
  await storage.put(key, BYTES);
  assert.deepEqual(await storage.get(key), Buffer.from(BYTES));
  const file = await storage.open(key);
  assert.equal(file?.byte_size, BYTES.length);
  assert.equal(file?.content_type, "image/webp");
  assert.equal(await new Response(file?.stream()).text(), "a picture");
  assert.equal(await new Response(file?.stream({ first: 2, last: 4 })).text(), "pic");
  await storage.put(key, new TextEncoder().encode("another picture"));
  assert.notEqual((await storage.open(key))?.etag, file?.etag);
  assert.deepEqual(readdirSync(join(folder, "products/7")), ["aB_9-x-320.webp"], "no drafts are left");
  await storage.delete(key);
  await storage.delete(key);
  assert.equal(await storage.get(key), null);
  assert.equal(publicUrl(key), "/media/products/7/aB_9-x-320.webp");
});

test("a folder is no file, and what is no picture is sent as bytes", async (t) => {
  const { storage } = openStorage(t);
  await storage.put("a/b.webp/c.bin".replace(".webp", ""), BYTES);
  await storage.put("page.html", BYTES);
  assert.equal((await storage.open("page.html"))?.content_type, "application/octet-stream");
  assert.equal(await storage.open("a/b"), null);
});

test("the read-only folder is read under its prefix and never changed", async (t) => {
  const { demo, storage } = openStorage(t);
  assert.equal(String(Buffer.from((await storage.get("demo/lamp-320.webp")) ?? [])), "lamp");
  assert.equal((await storage.open("demo/lamp-320.webp"))?.byte_size, 4);
  assert.equal(await storage.get("lamp-320.webp"), null);
  await assert.rejects(storage.put("demo/lamp-320.webp", BYTES), /Read-only/);
  await assert.rejects(storage.delete("demo/lamp-320.webp"), /Read-only/);
  assert.deepEqual(readdirSync(demo), ["lamp-320.webp"]);
});

test("links that lead outside are not followed, neither to read nor to write", async (t) => {
  const { base, folder, storage } = openStorage(t);
  await storage.ping();
  symlinkSync(join(base, "secret.webp"), join(folder, "link.webp"));
  symlinkSync(base, join(folder, "outside"));
  assert.equal(await storage.get("link.webp"), null);
  assert.equal(await storage.open("outside/secret.webp"), null);
  await assert.rejects(storage.put("outside/new.webp", BYTES), /Outside the storage/);
});

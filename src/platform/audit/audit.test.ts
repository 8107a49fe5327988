// The audit log: written with its cause or not at all, read in pages, and never changed.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { MINUTE_MS } from "#platform/clock";
import { createContext } from "#platform/context";
import { transaction } from "#platform/database";
import { Refusal } from "#platform/refusal";
import { openWorld, START } from "../../../test/world.ts";
import {
  ADDRESS_MS,
  type AuditDeed,
  type AuditFilter,
  forgetAddresses,
  listAudit,
  recordAudit,
} from "./audit.ts";

const OLGA = 7;

test("what is undone leaves no line", async (t) => {
  const world = await openWorld(t);
  const context = world.as();
  await assert.rejects(
    transaction(context, async (tx) => {
      await recordAudit(tx, { action: "seller.approved", subject_type: "seller", subject_id: 1 });
      throw new Error("undone");
    }),
  );
  assert.deepEqual((await listAudit(context, {}, { page_size: 10 })).results, []);
});

test("a line says who, what, when, and only what differs; secrets are not in it", async (t) => {
  const world = await openWorld(t);
  const context = createContext(world.services, { kind: "user", user_id: OLGA }, "request-1", "203.0.113.7");
  const facts = { name: "Sol", status: "pending", api_token: "abc", password_hash: null };
  await transaction(context, (tx) =>
    recordAudit(tx, {
      action: "seller.approved",
      subject_type: "seller",
      subject_id: 3,
      before: facts,
      after: { ...facts, status: "approved", api_token: "def" },
      reason: "All is well",
    }),
  );
  await transaction(context, (tx) =>
    recordAudit(tx, { action: "seller.changed", subject_type: "seller", before: facts, after: facts }),
  );
  const { results } = await listAudit(context, {}, { page_size: 10 });
  assert.deepEqual(results, [
    {
      id: results[0]?.id,
      at: START,
      actor_user_id: OLGA,
      on_behalf_user_id: null,
      action: "seller.approved",
      subject_type: "seller",
      subject_id: "3",
      before: { status: "pending", api_token: "•••" },
      after: { status: "approved", api_token: "•••" },
      reason: "All is well",
      request_id: "request-1",
      address: "203.0.113.7",
    },
  ]);
});

test("pages are newest first without gaps or repeats, also at one moment, and filters hold", async (t) => {
  const world = await openWorld(t);
  const context = world.as();
  const deeds: AuditDeed[] = [
    { action: "seller.approved", subject_type: "seller", subject_id: 1 },
    { action: "seller.suspended", subject_type: "seller", subject_id: 2 },
    { action: "sellers", subject_type: "seller", subject_id: 10 },
    { action: "order.cancelled", subject_type: "order", subject_id: 1 },
    { action: "setting.changed", subject_type: "setting", subject_id: "support.email" },
  ];
  for (const [index, deed] of deeds.entries()) {
    if (index > 2) world.clock.advance(MINUTE_MS);
    const actor = index === 3 ? { kind: "user" as const, user_id: OLGA } : context.actor;
    await transaction(world.as(actor), (tx) => recordAudit(tx, deed));
  }
  const actions: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAudit(context, {}, { page_size: 2, ...(cursor && { cursor }) });
    actions.push(...page.results.map((entry) => entry.action));
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(actions, deeds.map((deed) => deed.action).reverse());
  const found = async (filter: AuditFilter) =>
    (await listAudit(context, filter, { page_size: 10 })).results.map((entry) => entry.action).reverse();
  assert.deepEqual(await found({ action: "seller." }), ["seller.approved", "seller.suspended"]);
  assert.deepEqual(await found({ action: "seller.approved" }), ["seller.approved"]);
  assert.deepEqual(await found({ actor_user_id: OLGA }), ["order.cancelled"]);
  assert.deepEqual(await found({ subject_type: "seller", subject_id: "1" }), ["seller.approved"]);
  assert.deepEqual(await found({ from: START + MINUTE_MS, to: START + 2 * MINUTE_MS }), ["order.cancelled"]);
  await assert.rejects(
    listAudit(context, {}, { page_size: 2, cursor: "bm9wZQ" }),
    (error) => error instanceof Refusal && error.code === "invalid_cursor",
  );
});

test("an address is found by, and forgotten after its time with nothing else of the line", async (t) => {
  const world = await openWorld(t);
  const deed: AuditDeed = {
    action: "seller.approved",
    subject_type: "seller",
    subject_id: 1,
    reason: "Fine",
  };
  for (const address of ["203.0.113.7", "2001:db8::7", null]) {
    const context = createContext(world.services, { kind: "user", user_id: OLGA }, "request-1", address);
    await transaction(context, (tx) => recordAudit(tx, deed));
    world.clock.advance(MINUTE_MS);
  }
  const list = async (filter: AuditFilter = {}) =>
    (await listAudit(world.as(), filter, { page_size: 10 })).results.reverse();
  const found = await list({ address: "203.0.113.7" });
  assert.deepEqual(
    found.map(({ at }) => at),
    [START],
  );
  const before = await list();
  world.clock.advance(START + ADDRESS_MS - world.clock.now() - 1);
  await forgetAddresses(world.as());
  assert.deepEqual(await list(), before, "a moment before");
  world.clock.advance(1);
  await forgetAddresses(world.as());
  const [first, ...rest] = before;
  assert.deepEqual(await list(), [{ ...first, address: null }, ...rest], "the younger ones stay");
  await forgetAddresses(world.as());
  assert.deepEqual(await list({ address: "203.0.113.7" }), []);
});

test("nothing in the program changes or removes a line, but to forget its address", () => {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "src"], {
    encoding: "utf8",
  });
  const change = new RegExp(`(updateTable|deleteFrom)\\(\\s*"audit_${"events"}"`);
  const guilty = listed.split("\n").filter((path) => path.endsWith(".ts") && change.test(read(path)));
  assert.deepEqual(guilty, ["src/platform/audit/audit-forget.ts"]);
});

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

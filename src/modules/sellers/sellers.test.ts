// Sellers: applying, being judged, saying who they are, being found; and what the actor of a request is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changeUser, createAdmin, register, signIn } from "#modules/identity";
import {
  actorOfSession,
  applyToSell,
  type Decision,
  decideSeller,
  listAllSellers,
  listSellers,
  personById,
  publicSeller,
  reapply,
  registerSeller,
  requireApprovedSeller,
  requireSeller,
  requireWritingSeller,
  type SellerSlice,
  sellerById,
  sellerHistory,
  sellerInvariants,
  updateSeller,
} from "#modules/sellers";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { findViolations } from "#platform/invariant";
import { listMails } from "#platform/mail";
import { Refusal, type RefusalKind } from "#platform/refusal";
import { openWorld, type World } from "../../../test/world.ts";

const device = { user_agent: null, address: null };
const PASSWORD = "kittens eat seven mangos";
const slice: SellerSlice = { page_size: 24, offset: 0, ordering: "name" };

const account = (name: string) => ({
  email: `${name.toLowerCase()}@example.com`,
  password: PASSWORD,
  first_name: name,
  last_name: "Test",
});

const refused = (kind: RefusalKind, code: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.kind, kind);
  assert.equal(error.errors?.[0]?.code ?? error.code, code);
  return true;
};

interface People {
  /** The context of a session in its present state. */
  as(sid: string): Promise<Context>;
  ada: string;
  sol: string;
  mei: string;
  olga: string;
  sol_id: number;
  mei_id: number;
}

async function people(world: World): Promise<People> {
  const as = async (sid: string) => {
    const actor = await actorOfSession(world.as(), sid);
    assert.ok(actor);
    return world.as(actor);
  };
  const ada = (await register(world.as(), account("Ada"), device)).sid;
  const sol = (await registerSeller(world.as(), account("Sol"), { name: "Sun & Söhne" }, device)).sid;
  const mei_application = { name: "Mei's Tea", country: "DE", currency: "EUR" };
  const mei = (await registerSeller(world.as(), account("Mei"), mei_application, device)).sid;
  await createAdmin(world.as(), account("Olga"));
  const olga = (await signIn(world.as(), { email: "olga@example.com" }, PASSWORD, device)).sid;
  const sol_id = requireSeller(await as(sol)).seller_id;
  const mei_id = requireSeller(await as(mei)).seller_id;
  return { as, ada, sol, mei, olga, sol_id, mei_id };
}

test("a seller signs up as pending: in the person's view, hidden from buyers, not yet allowed to publish", async (t) => {
  const world = await openWorld(t);
  const { as, sol, sol_id, ada } = await people(world);
  const context = await as(sol);
  assert.deepEqual(requireSeller(context), { seller_id: sol_id, status: "pending", member_role: "owner" });
  requireWritingSeller(context);
  assert.throws(() => requireApprovedSeller(context), refused("forbidden", "seller_not_approved"));
  const ada_context = await as(ada);
  assert.throws(() => requireSeller(ada_context), refused("forbidden", "not_a_seller"));
  await assert.rejects(publicSeller(world.as(), String(sol_id)), refused("missing", "not_found"));
  await assert.rejects(publicSeller(world.as(), "sun-soehne"), refused("missing", "not_found"));
  assert.equal((await listSellers(world.as(), slice)).count, 0);
  const seller = await sellerById(context, sol_id);
  assert.equal(seller.slug, "sun-soehne");
  assert.equal(seller.currency, "USD");
  const { id } = await personById(
    world.as(),
    (
      await world
        .as()
        .db.selectFrom("users")
        .select("id")
        .where("email_key", "=", "sol@example.com")
        .executeTakeFirstOrThrow()
    ).id,
  );
  const person = await personById(world.as(), id);
  assert.deepEqual(person.seller, {
    id: sol_id,
    name: "Sun & Söhne",
    slug: "sun-soehne",
    status: "pending",
    member_role: "owner",
  });
});

test("signing up as a seller is all or nothing", async (t) => {
  const world = await openWorld(t);
  await people(world);
  const again = registerSeller(world.as(), account("Sol"), { name: "Another" }, device);
  await assert.rejects(again, refused("conflict", "email_taken"));
  const { count } = await listAllSellers(world.as(), {}, slice);
  assert.equal(count, 2);
});

test("a buyer applies, once; parallel applications make one seller", async (t) => {
  const world = await openWorld(t);
  const { as, ada } = await people(world);
  const context = await as(ada);
  const answers = await Promise.allSettled(
    [1, 2, 3, 4, 5].map(() => applyToSell(context, { name: "Ada's Engines" })),
  );
  assert.equal(answers.filter((answer) => answer.status === "fulfilled").length, 1);
  for (const answer of answers) {
    if (answer.status === "rejected") refused("conflict", "already_a_member")(answer.reason);
  }
  assert.equal((await listAllSellers(world.as(), {}, slice)).count, 3);
});

test("twenty sellers of one name get twenty slugs, never one of digits only", async (t) => {
  const world = await openWorld(t);
  const apply = (index: number, name: string) =>
    registerSeller(world.as(), account(`P${name.length}x${index}`), { name }, device);
  await Promise.all(Array.from({ length: 20 }, (_, index) => apply(index, "Tea House")));
  await apply(1, "12345");
  await apply(1, "茶屋");
  const { results } = await listAllSellers(world.as(), {}, slice);
  const slugs = results.map((seller) => seller.slug);
  assert.equal(new Set(slugs).size, 22);
  assert.ok(slugs.includes("tea-house") && slugs.includes("tea-house-20"));
  assert.ok(slugs.includes("seller-12345") && slugs.includes("seller"));
});

/** Which transitions each state allows, written out a second time on purpose. */
const allowed: Record<string, Decision[]> = {
  pending: ["approval", "rejection"],
  approved: ["suspension"],
  suspended: ["reinstatement"],
  rejected: [],
};
const way: Record<string, Decision[]> = {
  pending: [],
  approved: ["approval"],
  suspended: ["approval", "suspension"],
  rejected: ["rejection"],
};

for (const [state, path] of Object.entries(way)) {
  test(`a ${state} seller takes exactly: ${allowed[state]?.join(", ") || "nothing"}`, async (t) => {
    const world = await openWorld(t);
    const { as, ada, sol, sol_id, olga } = await people(world);
    for (const step of path) await decideSeller(await as(olga), sol_id, step, "a reason");
    for (const decision of ["approval", "rejection", "suspension", "reinstatement"] as const) {
      const by = async (sid: string) => decideSeller(await as(sid), sol_id, decision, "a reason");
      await assert.rejects(by(ada), refused("forbidden", "permission_denied"));
      await assert.rejects(by(sol), refused("forbidden", "permission_denied"));
      if (allowed[state]?.includes(decision)) continue;
      await assert.rejects(by(olga), refused("conflict", "wrong_state"));
    }
    assert.equal((await sellerById(world.as(), sol_id)).status, state);
    for (const decision of allowed[state] ?? []) {
      const before = (await sellerHistory(world.as(), sol_id)).length;
      if (decision === "rejection" || decision === "suspension") {
        const silent = decideSeller(await as(olga), sol_id, decision, null);
        await assert.rejects(silent, refused("invalid", "required"));
      }
      const undone = transaction(world.as(), async (tx) => {
        await decideSeller({ ...tx, actor: (await as(olga)).actor }, sol_id, decision, "a reason");
        throw new Error("undo");
      });
      await assert.rejects(undone, /undo/);
      assert.equal((await sellerHistory(world.as(), sol_id)).length, before);
    }
    assert.deepEqual(await findViolations(world.as(), sellerInvariants), []);
  });
}

test("a decision is written into the history, mailed to the owner, and counts at the next request", async (t) => {
  const world = await openWorld(t);
  const { as, sol, sol_id, olga } = await people(world);
  await decideSeller(await as(olga), sol_id, "approval", null);
  requireApprovedSeller(await as(sol));
  assert.equal((await publicSeller(world.as(), "sun-soehne")).id, sol_id);
  await decideSeller(await as(olga), sol_id, "suspension", "Counterfeit goods");
  assert.equal((await listSellers(world.as(), slice)).count, 0);
  const suspended = await as(sol);
  assert.throws(() => requireWritingSeller(suspended), refused("forbidden", "seller_suspended"));
  await assert.rejects(updateSeller(suspended, { name: "Other" }), refused("forbidden", "seller_suspended"));
  assert.equal((await sellerById(world.as(), sol_id)).status_reason, "Counterfeit goods");
  const history = await sellerHistory(await as(olga), sol_id);
  assert.deepEqual(
    history.map((entry) => [entry.event, entry.from_status, entry.to_status]),
    [
      ["application", null, "pending"],
      ["approval", "pending", "approved"],
      ["suspension", "approved", "suspended"],
    ],
  );
  const subjects = (await listMails(world.as(), { recipient: "sol@example.com" })).map(
    (mail) => mail.subject,
  );
  assert.equal(subjects[0], "Your shop was suspended");
  assert.equal(subjects.length, 4);
});

test("staff without the permission may not decide", async (t) => {
  const world = await openWorld(t);
  const { as, ada, sol_id, olga } = await people(world);
  const { user_id } = (await actorOfSession(world.as(), ada)) ?? {};
  assert.ok(user_id);
  await changeUser(await as(olga), user_id, { role: "staff", permissions: ["users.read"] });
  const decide = async () => decideSeller(await as(ada), sol_id, "approval", null);
  await assert.rejects(decide, refused("forbidden", "permission_denied"));
  await changeUser(await as(olga), user_id, { permissions: ["sellers.decide"] });
  await decide();
});

test("a rejected seller applies again with other words, and nobody else can", async (t) => {
  const world = await openWorld(t);
  const { as, ada, sol, mei, sol_id, olga } = await people(world);
  await assert.rejects(
    as(sol).then((context) => reapply(context, {})),
    refused("conflict", "wrong_state"),
  );
  await decideSeller(await as(olga), sol_id, "rejection", "The description says nothing");
  await assert.rejects(
    as(ada).then((context) => reapply(context, {})),
    refused("forbidden", "not_a_seller"),
  );
  await assert.rejects(
    as(mei).then((context) => reapply(context, {})),
    refused("conflict", "wrong_state"),
  );
  const seller = await reapply(await as(sol), { description: "Lamps that run on sunlight" });
  assert.equal(seller.status, "pending");
  assert.equal(seller.status_reason, null);
  assert.equal(seller.description, "Lamps that run on sunlight");
});

test("where sellers are approved automatically, they are at once, and the history says so", async (t) => {
  const world = await openWorld(t, { BUYBUY_AUTO_APPROVE_SELLERS: "true" });
  const { as, sol, sol_id, olga } = await people(world);
  requireApprovedSeller(await as(sol));
  assert.deepEqual(
    (await sellerHistory(await as(olga), sol_id)).map((entry) => entry.event),
    ["application", "approval"],
  );
  assert.deepEqual(await findViolations(world.as(), sellerInvariants), []);
});

test("a new name brings a new slug; former ones lead to the seller and are nobody else's", async (t) => {
  const world = await openWorld(t, { BUYBUY_AUTO_APPROVE_SELLERS: "true" });
  const { as, sol, mei, sol_id } = await people(world);
  const renamed = await updateSeller(await as(sol), { name: "Bright Days" });
  assert.equal(renamed.slug, "bright-days");
  assert.equal((await publicSeller(world.as(), "sun-soehne")).slug, "bright-days");
  const squatter = await updateSeller(await as(mei), { name: "Sun Söhne" });
  assert.equal(squatter.slug, "sun-soehne-2");
  const back = await updateSeller(await as(sol), { name: "Sun Söhne" });
  assert.equal(back.slug, "sun-soehne");
  assert.equal((await publicSeller(world.as(), "bright-days")).id, sol_id);
  assert.deepEqual(await findViolations(world.as(), sellerInvariants), []);
});

test("settings: unknown countries and currencies are refused, every change is a new version", async (t) => {
  const world = await openWorld(t);
  const { as, sol, sol_id, mei_id } = await people(world);
  const context = await as(sol);
  await assert.rejects(updateSeller(context, { country: "XX" }), refused("invalid", "unknown_country"));
  await assert.rejects(updateSeller(context, { currency: "XXX" }), refused("invalid", "unknown_currency"));
  const before = await sellerById(context, sol_id);
  const after = await updateSeller(context, {
    is_on_vacation: true,
    vacation_note: "Back in May",
    currency: "JPY",
  });
  assert.equal(after.version, before.version + 1);
  assert.equal(after.is_on_vacation, 1);
  assert.equal(after.currency, "JPY");
  assert.equal(after.name, before.name);
  assert.equal((await sellerById(context, mei_id)).is_on_vacation, 0);
});

test("the directory: stable order by name, age and rating, by pages and by cursor alike", async (t) => {
  const world = await openWorld(t, { BUYBUY_AUTO_APPROVE_SELLERS: "true" });
  for (let index = 0; index < 7; index += 1) {
    world.clock.advance(index % 2);
    await registerSeller(world.as(), account(`S${index}`), { name: `Shop ${(index * 3) % 7}` }, device);
  }
  await transaction(world.as(), (tx) =>
    tx.db
      .updateTable("sellers")
      .set((of) => ({ rating_count: 3, rating_sum: of("id", "%", 4) }))
      .execute(),
  );
  for (const name of ["name", "created_at", "rating"] as const) {
    for (const ordering of [name, `-${name}`] as const) {
      const whole = (await listSellers(world.as(), { ...slice, ordering })).results.map(
        (seller) => seller.id,
      );
      assert.equal(new Set(whole).size, 7);
      const walked: number[] = [];
      let cursor: string | null | undefined;
      do {
        const page = await listSellers(world.as(), {
          page_size: 2,
          offset: 0,
          ordering,
          cursor: cursor ?? undefined,
        });
        walked.push(...page.results.map((seller) => seller.id));
        cursor = page.next_cursor;
      } while (cursor);
      assert.deepEqual(walked, whole, ordering);
      const reversed = name === ordering ? (`-${name}` as const) : name;
      const back = await listSellers(world.as(), { ...slice, ordering: reversed });
      assert.deepEqual(back.results.map((seller) => seller.id).reverse(), whole);
    }
  }
  await assert.rejects(
    listSellers(world.as(), { ...slice, cursor: "rubbish" }),
    refused("invalid", "invalid_cursor"),
  );
});

test("a request with a token costs one statement to know who asks", async (t) => {
  const world = await openWorld(t);
  const { sol } = await people(world);
  const { statements } = world.services.database;
  const before = statements.count;
  await actorOfSession(world.as(), sol);
  assert.equal(statements.count, before + 1);
  assert.equal(await actorOfSession(world.as(), "nobody"), null);
});

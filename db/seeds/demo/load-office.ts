// What the demo world's staff and sellers decided lately, by the verbs that live ones use: so each of it stands in
// the audit log.
import { moderateProduct } from "#modules/catalog";
import { changeUser, keepView, readPermissions, type UserActor } from "#modules/identity";
import { setSellerCommission } from "#modules/ledger";
import { actorOfMember, invite, updateSeller } from "#modules/sellers";
import { DAY_MS, HOUR_MS } from "#platform/clock";
import { type Actor, now, type TransactionContext, withActor } from "#platform/context";
import { SUPPORT_EMAIL } from "#platform/mail";
import { writeSetting } from "#platform/settings";
import { demoTeams } from "./teams.ts";

const NEW_SELLER_RATE_PPM = 80_000;

/** One deed: who did it, how long ago, and the verb. */
interface Deed {
  by: string;
  days_ago: number;
  act(context: TransactionContext): Promise<unknown>;
}

/** Tells the deeds in their order; needs people, products and orders. */
export async function loadOffice(tx: TransactionContext): Promise<void> {
  const present = now(tx);
  const deeds = [...(await officeDeeds(tx)), ...invitations(), ...views()];
  for (const { by, days_ago, act } of deeds.sort((left, right) => right.days_ago - left.days_ago)) {
    const time = present - days_ago * DAY_MS - HOUR_MS;
    const then = { ...tx, services: { ...tx.services, clock: { now: () => time } } };
    await act(withActor(then, await actorNamed(tx, by)));
  }
}

/** Somebody of the staff, or a member of a seller. */
export async function actorNamed(tx: TransactionContext, email: string): Promise<Actor> {
  const { id, role, permissions } = await tx.db
    .selectFrom("users")
    .select(["id", "role", "permissions"])
    .where("email", "=", email)
    .executeTakeFirstOrThrow();
  const member = await actorOfMember(tx, id);
  if (member) return member;
  const staff: UserActor = {
    ...{ kind: "user", user_id: id, session_id: 0, role, seller: null },
    permissions: readPermissions(permissions),
  };
  return staff;
}

async function officeDeeds(tx: TransactionContext): Promise<Deed[]> {
  const { id: samir_id } = await idOf(tx, "samir@example.com");
  const product = await tx.db
    .selectFrom("products")
    .select("id")
    .where("seller_id", "=", 3)
    .where("status", "=", "published")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  const moderate = (moderation: "archive" | "restore", reason: string) => (context: TransactionContext) =>
    moderateProduct(context, { product_id: product.id, moderation, reason });
  const olga = (days_ago: number, act: Deed["act"]): Deed => ({ by: "olga@example.com", days_ago, act });
  return [
    olga(45, (context) =>
      changeUser(context, samir_id, {
        permissions: ["users.read", "sellers.decide", "catalog.manage", "orders.manage", "audit.read"],
      }),
    ),
    olga(31, (context) =>
      writeSetting(context, SUPPORT_EMAIL, "help@buybuy.example", {
        reason: "The new mailbox is read every day.",
      }),
    ),
    olga(12, (context) =>
      setSellerCommission(context, {
        seller_id: 2,
        rate_ppm: NEW_SELLER_RATE_PPM,
        reason: "Agreed for the first year in Europe.",
      }),
    ),
    { by: "samir@example.com", days_ago: 8, act: moderate("archive", "Two buyers report another size.") },
    { by: "samir@example.com", days_ago: 7, act: moderate("restore", "The seller corrected the size.") },
    {
      by: "sol@example.com",
      days_ago: 5,
      act: (context) => updateSeller(context, { phone: "+1 520 555 0142", line1: "212 South Meyer Avenue" }),
    },
  ];
}

function invitations(): Deed[] {
  return demoTeams.flatMap(({ owner, invited }) =>
    invited.map(({ email, role, days_ago }) => ({
      by: owner,
      days_ago,
      act: (context: TransactionContext) => invite(context, { email, role }),
    })),
  );
}

/** What two of them look at every morning. */
function views(): Deed[] {
  const kept = [
    ["sol@example.com", { place: "seller.products", name: "Running low", query: "stock=low" }],
    ["sol@example.com", { place: "seller.products", name: "Drafts to finish", query: "status=draft" }],
    ["olga@example.com", { place: "admin.orders", name: "Needs a look", query: "attention=true" }],
  ] as const;
  return kept.map(([by, view]) => ({ by, days_ago: 20, act: (context) => keepView(context, view) }));
}

function idOf(tx: TransactionContext, email: string): Promise<{ id: number }> {
  return tx.db.selectFrom("users").select("id").where("email", "=", email).executeTakeFirstOrThrow();
}

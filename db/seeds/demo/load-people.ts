// The demo world's people: buyers with addresses, staff, and sellers with their owners and shipping.
import { DAY_MS } from "#platform/clock";
import type { TransactionContext } from "#platform/context";
import { flagOf } from "#platform/database";
import { parseMoney } from "#platform/money";
import { slugify, textKey } from "#platform/text";
import { insertRows } from "../insert.ts";
import { pictures } from "./pictures.ts";
import type { DemoBuyer, DemoPerson, DemoSeller, DemoSellerStatus } from "./types.ts";
import { demoBuyers, demoSellers, demoStaff, demoTeams } from "./world.ts";

/** A seller as products need it. */
export interface LoadedSeller {
  id: number;
  currency: string;
}

interface HistoryRow {
  seller_id: number;
  by_user_id: null;
  event: string;
  from_status: DemoSellerStatus | null;
  to_status: DemoSellerStatus;
  reason: string | null;
  created_at: number;
}

/** How long ago the people of the demo world came. */
const DAYS_SINCE_START = 400;
const DAYS_BEFORE_APPROVAL = 2;
const DAYS_BETWEEN_MEMBERS = 45;
/** What demo staff may do; admins may do everything. */
const STAFF_PERMISSIONS = ["users.read", "sellers.decide", "catalog.manage", "orders.manage"];
const SHIPPING = [
  {
    code: "standard",
    name: "Standard",
    price: "4.90",
    free_above: "60.00",
    min_days: 3,
    max_days: 5,
    sort_order: 0,
  },
  {
    code: "express",
    name: "Express",
    price: "12.90",
    free_above: null,
    min_days: 1,
    max_days: 2,
    sort_order: 1,
  },
] as const;

/** Writes everybody; gives the sellers by key. */
export async function loadPeople(
  tx: TransactionContext,
  password_hash: string,
  time: number,
): Promise<Map<string, LoadedSeller>> {
  const since = time - DAYS_SINCE_START * DAY_MS;
  const owners: DemoPerson[] = demoSellers.map(({ key, owner }) => ({ key, ...owner }));
  const roles = new Map<DemoPerson, "staff" | "admin">(demoStaff.map((person) => [person, person.role]));
  const teammates = demoTeams.flatMap(({ members }) => members);
  const people: DemoPerson[] = [...demoBuyers, ...owners, ...demoStaff, ...teammates];
  const ids = new Map(people.map((person, index) => [person, index + 1]));
  await insertRows(
    tx.db,
    "users",
    people.map((person) => {
      const role = roles.get(person) ?? "buyer";
      return {
        id: ids.get(person) ?? 0,
        email: person.email,
        email_key: textKey(person.email),
        password_hash,
        role,
        permissions: JSON.stringify(role === "staff" ? STAFF_PERMISSIONS : []),
        first_name: person.first_name,
        last_name: person.last_name,
        is_active: 1 as const,
        ...profileAddress(person),
        email_verified_at: since,
        created_at: since,
        updated_at: since,
      };
    }),
  );
  await insertRows(
    tx.db,
    "addresses",
    demoBuyers.map((buyer) => ({
      user_id: ids.get(buyer) ?? 0,
      ...addressRow(buyer),
      created_at: since,
      updated_at: since,
    })),
  );
  await loadSellers(
    tx,
    owners.map((owner) => ids.get(owner) ?? 0),
    since,
  );
  await loadTeams(tx, ids, since);
  return new Map(demoSellers.map(({ key, currency }, index) => [key, { id: index + 1, currency }]));
}

function profileAddress(person: DemoPerson) {
  const address = "address" in person ? (person as DemoBuyer).address : null;
  return {
    line1: address?.line1 ?? null,
    line2: address?.line2 ?? null,
    city: address?.city ?? null,
    state: address?.state ?? null,
    postal_code: address?.postal_code ?? null,
    country: address?.country ?? null,
  };
}

function addressRow({ address }: DemoBuyer) {
  return {
    full_name: address.full_name,
    line1: address.line1,
    line2: address.line2 ?? null,
    city: address.city,
    state: address.state ?? null,
    postal_code: address.postal_code,
    country: address.country,
    is_default_shipping: 1 as const,
    is_default_billing: 1 as const,
  };
}

async function loadSellers(tx: TransactionContext, owner_ids: number[], since: number): Promise<void> {
  const approved_at = since + DAYS_BEFORE_APPROVAL * DAY_MS;
  await insertRows(
    tx.db,
    "sellers",
    demoSellers.map((seller, index) => ({
      id: index + 1,
      name: seller.name,
      name_key: textKey(seller.name),
      slug: slugify(seller.key, "seller"),
      status: seller.status,
      status_reason: seller.status_reason ?? null,
      tagline: seller.tagline,
      description: seller.description,
      logo_key: `demo/${seller.logo}-320.webp`,
      logo_tone: pictures[seller.logo]?.tone ?? null,
      email: seller.owner.email,
      city: seller.city,
      country: seller.country,
      currency: seller.currency,
      shipping_policy: seller.shipping_policy,
      return_policy: seller.return_policy,
      is_on_vacation: flagOf(seller.on_vacation ?? false),
      approved_at: seller.status === "approved" || seller.status === "suspended" ? approved_at : null,
      created_at: since,
      updated_at: approved_at,
    })),
  );
  const members = owner_ids.map((user_id, index) => ({
    seller_id: index + 1,
    user_id,
    role: "owner" as const,
    created_at: since,
  }));
  await insertRows(tx.db, "seller_members", members);
  await insertRows(
    tx.db,
    "seller_history",
    demoSellers.flatMap((seller, index) => historyOf(seller, index + 1, since, approved_at)),
  );
  await insertRows(
    tx.db,
    "shipping_methods",
    demoSellers.flatMap((seller, index) => shippingOf(seller, index + 1, since)),
  );
}

/** Who works beside the owners; each joined some weeks after the one before. */
async function loadTeams(
  tx: TransactionContext,
  ids: ReadonlyMap<DemoPerson, number>,
  since: number,
): Promise<void> {
  const rows = demoTeams.flatMap(({ seller, members }) =>
    members.map((member, index) => ({
      seller_id: demoSellers.findIndex(({ key }) => key === seller) + 1,
      user_id: ids.get(member) ?? 0,
      role: member.role,
      created_at: since + (index + 1) * DAYS_BETWEEN_MEMBERS * DAY_MS,
    })),
  );
  await insertRows(tx.db, "seller_members", rows);
}

/** Every status has its way there in the history. */
function historyOf(seller: DemoSeller, seller_id: number, since: number, decided_at: number): HistoryRow[] {
  const row = { seller_id, by_user_id: null };
  const applied = {
    ...row,
    event: "application",
    from_status: null,
    to_status: "pending" as const,
    reason: null,
    created_at: since,
  };
  if (seller.status === "pending") return [applied];
  const decided = { ...row, from_status: "pending" as const, created_at: decided_at };
  if (seller.status === "rejected") {
    const reason = seller.status_reason ?? null;
    return [applied, { ...decided, event: "rejection", to_status: "rejected" as const, reason }];
  }
  const approved = { ...decided, event: "approval", to_status: "approved" as const, reason: null };
  if (seller.status === "approved") return [applied, approved];
  const suspended = {
    ...row,
    event: "suspension",
    from_status: "approved" as const,
    to_status: "suspended" as const,
    reason: seller.status_reason ?? null,
    created_at: decided_at + DAY_MS,
  };
  return [applied, approved, suspended];
}

function shippingOf({ currency }: DemoSeller, seller_id: number, time: number) {
  return SHIPPING.map(({ price, free_above, ...method }) => ({
    seller_id,
    ...method,
    price_minor: parseMoney(price, currency, "price"),
    free_above_minor: free_above === null ? null : parseMoney(free_above, currency, "free_above"),
    currency,
    countries: "",
    created_at: time,
    updated_at: time,
  }));
}

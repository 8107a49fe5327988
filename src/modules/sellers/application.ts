// Applying to sell: with the sign-up, by somebody who has an account, or once more after a rejection.
import {
  type AccountInput,
  createAccount,
  type Device,
  openSession,
  prepareAccount,
  userOf,
  type WebSession,
} from "#modules/identity";
import { type Context, emit, now, type TransactionContext } from "#platform/context";
import { insertedOnce, transaction } from "#platform/database";
import { conflict } from "#platform/refusal";
import { textKey } from "#platform/text";
import { mailOwners } from "./mails.ts";
import { requireSellerPermission } from "./permissions.ts";
import { changeSeller, type SellerChanges } from "./settings.ts";
import { withFreeSlug } from "./slugs.ts";
import { move, type SellerRow, sellerById, writeHistory } from "./states.ts";

/** What somebody says of the business that wants to sell. */
export interface ApplicationInput {
  name: string;
  description?: string | null;
  /** The marketplace's own unless told. */
  country?: string;
  currency?: string;
}

/** Makes an account and its seller in one go, and signs it in. Refuses as `prepareAccount` does. */
export async function registerSeller(
  context: Context,
  input: AccountInput,
  application: ApplicationInput,
  device: Device,
): Promise<WebSession> {
  const account = await prepareAccount(context, input);
  return transaction(context, async (tx) => {
    const user_id = await createAccount(tx, account);
    await openSeller(tx, user_id, account.email, application);
    return openSession(tx, user_id, device);
  });
}

/**
 * The caller applies to sell and becomes the owner; where sellers are approved automatically, they are at
 * once. Refuses `already_a_member` (`conflict`): a person works for one seller at most.
 */
export async function applyToSell(context: Context, input: ApplicationInput): Promise<SellerRow> {
  const { user_id } = userOf(context);
  const user = await context.db
    .selectFrom("users")
    .select("email")
    .where("id", "=", user_id)
    .executeTakeFirstOrThrow();
  return transaction(context, (tx) => openSeller(tx, user_id, user.email, input));
}

/** A rejected seller asks again, if it likes with other words. Needs `settings.write`. Refuses `wrong_state`. */
export async function reapply(
  context: Context,
  changes: Pick<SellerChanges, "name" | "description">,
): Promise<SellerRow> {
  const { seller_id } = requireSellerPermission(context, "settings.write");
  return transaction(context, async (tx) => {
    if (Object.keys(changes).length > 0) await changeSeller(tx, seller_id, changes);
    await move(tx, seller_id, "application", null);
    if (tx.services.config.auto_approve_sellers) await move(tx, seller_id, "approval", null);
    const seller = await sellerById(tx, seller_id);
    await mailOwners(tx, seller, seller.status === "approved" ? "approval" : "application", null);
    return seller;
  });
}

/** The seller with its owner, as the sign-up and the application share it. */
async function openSeller(
  tx: TransactionContext,
  user_id: number,
  email: string,
  input: ApplicationInput,
): Promise<SellerRow> {
  const { config } = tx.services;
  await refuseMember(tx, user_id);
  let seller_id = 0;
  await withFreeSlug(tx, input.name, null, async (slug) => {
    const result = await tx.db
      .insertInto("sellers")
      .values({
        ...EMPTY_SELLER,
        name: input.name,
        name_key: textKey(input.name),
        slug,
        description: input.description ?? null,
        email,
        country: input.country ?? config.country,
        currency: input.currency ?? config.currency,
        created_at: now(tx),
        updated_at: now(tx),
      })
      .executeTakeFirstOrThrow();
    seller_id = Number(result.insertId);
  });
  const is_only = await insertedOnce(tx, () =>
    tx.db
      .insertInto("seller_members")
      .values({ seller_id, user_id, role: "owner", created_at: now(tx) })
      .execute(),
  );
  if (!is_only) throw alreadyMember();
  await writeHistory(tx, seller_id, {
    event: "application",
    from_status: null,
    to_status: "pending",
    reason: null,
  });
  await emit(tx, "seller.applied", { seller_id });
  if (config.auto_approve_sellers) await move(tx, seller_id, "approval", null);
  const seller = await sellerById(tx, seller_id);
  await mailOwners(tx, seller, seller.status === "approved" ? "approval" : "sign-up", null);
  return seller;
}

const EMPTY_SELLER = {
  status: "pending",
  status_reason: null,
  tagline: null,
  logo_key: null,
  logo_tone: null,
  phone: null,
  line1: null,
  line2: null,
  city: null,
  state: null,
  postal_code: null,
  tax_id: null,
  company_name: null,
  shipping_policy: null,
  return_policy: null,
  vacation_note: null,
  vacation_from: null,
  vacation_until: null,
  approved_at: null,
} as const;

async function refuseMember(tx: TransactionContext, user_id: number): Promise<void> {
  const member = await tx.db
    .selectFrom("seller_members")
    .select("id")
    .where("user_id", "=", user_id)
    .executeTakeFirst();
  if (member) throw alreadyMember();
}

function alreadyMember() {
  return conflict("already_a_member", "Your account works for a seller already.");
}

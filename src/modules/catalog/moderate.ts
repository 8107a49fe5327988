// What staff decide about a product that is not theirs: taken off sale, or given back, with a reason.
import { requirePermission } from "#modules/identity";
import { ownersOf } from "#modules/sellers";
import type { Context, TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { mailLayout, sendMail } from "#platform/mail";
import { conflict, missing } from "#platform/refusal";
import { changeProduct } from "./product-write.ts";

/** Taken off sale, or on sale again. */
export type Moderation = "archive" | "restore";

const STATUS = { archive: "archived", restore: "published" } as const;
const SUBJECTS: Readonly<Record<Moderation, string>> = {
  archive: "A product of yours was taken off sale",
  restore: "A product of yours is on sale again",
};
const BODIES: Readonly<Record<Moderation, string>> = {
  archive: "Buyers no longer see it. Orders that hold it go on as they are.",
  restore: "Buyers see it again.",
};

/**
 * Archives a product or publishes an archived one again, and writes the reason to its seller's owners and to
 * the audit log. Refuses as `changeProduct` does, `forbidden` without `catalog.manage`, and
 * `seller_closed` (`conflict`) to publish what belongs to a seller who may not sell.
 */
export async function moderateProduct(
  context: Context,
  input: { product_id: number; moderation: Moderation; reason: string },
): Promise<void> {
  requirePermission(context, "catalog.manage");
  const { product_id, moderation, reason } = input;
  await transaction(context, async (tx) => {
    if (moderation === "restore") await refuseClosedSeller(tx, product_id);
    const changes = { status: STATUS[moderation] };
    await changeProduct(tx, { product_id, changes, if_version: null, reason });
    await mailModeration(tx, input);
  });
}

async function refuseClosedSeller(tx: TransactionContext, product_id: number): Promise<void> {
  const row = await tx.db
    .selectFrom("products as p")
    .innerJoin("sellers as s", "s.id", "p.seller_id")
    .select("s.status")
    .where("p.id", "=", product_id)
    .executeTakeFirst();
  if (!row) throw missing("product");
  if (row.status !== "approved") throw conflict("seller_closed", "Its seller may not sell at the moment.");
}

async function mailModeration(
  tx: TransactionContext,
  { product_id, moderation, reason }: { product_id: number; moderation: Moderation; reason: string },
): Promise<void> {
  const product = await tx.db
    .selectFrom("products")
    .select(["name", "version", "seller_id"])
    .where("id", "=", product_id)
    .executeTakeFirst();
  if (!product) throw missing("product");
  const { url } = tx.services.config;
  const subject = SUBJECTS[moderation];
  for (const owner of await ownersOf(tx, product.seller_id)) {
    const bodies = mailLayout({
      title: `${product.name}: ${subject}`,
      paragraphs: [`Hello ${owner.first_name},`, `${product.name}: ${BODIES[moderation]}`, `Why: ${reason}`],
      action: { label: "Open your seller centre", url: `${url}/seller/` },
      footer: `BuyBuy, ${url}. You get this mail because the product is yours.`,
    });
    const unique_key = `product-${moderation}:${product_id}:${product.version}:${owner.id}`;
    await sendMail(tx, { unique_key, to: owner.email, subject, ...bodies });
  }
}

// What a seller's owners are written about its stock.
import { ownersOf } from "#modules/sellers";
import type { Events, TransactionContext } from "#platform/context";
import { mailLayout, sendMail } from "#platform/mail";

/**
 * Tells the seller's owners that a variant has become low, once per crossing. What is not sold any more is no
 * news. Later-listener of `stock.low`.
 */
export async function mailLowStock(tx: TransactionContext, low: Events["stock.low"]): Promise<void> {
  const { variant_id, seller_id, available, crossed_at } = low;
  const goods = await tx.db
    .selectFrom("variants")
    .innerJoin("products", "products.id", "variants.product_id")
    .select(["products.name", "variants.options"])
    .where("variants.id", "=", variant_id)
    .where("variants.archived_at", "is", null)
    .executeTakeFirst();
  if (!goods) return;
  const options = Object.values(JSON.parse(goods.options) as Record<string, string>).join(", ");
  const name = options ? `${goods.name} (${options})` : goods.name;
  const { url } = tx.services.config;
  for (const owner of await ownersOf(tx, seller_id)) {
    const bodies = mailLayout({
      title: available > 0 ? "Little is left" : "Sold out",
      paragraphs: [
        `Hello ${owner.first_name},`,
        available > 0
          ? `Only ${available} of ${name} can be sold now.`
          : `Nothing of ${name} can be sold now.`,
        "What buyers hold in an order that is not paid yet is not counted; it may come back.",
      ],
      action: { label: "Open your seller centre", url: `${url}/seller/` },
      footer: `BuyBuy, ${url}. You get this mail because you set when stock counts as low.`,
    });
    const unique_key = `stock-low:${variant_id}:${crossed_at}:${owner.id}`;
    const subject = available > 0 ? `Low stock: ${name}` : `Sold out: ${name}`;
    await sendMail(tx, { unique_key, to: owner.email, subject, ...bodies });
  }
}

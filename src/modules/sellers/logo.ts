// The logo of a seller: decoded, encoded anew in one width, and stored under a name of its own.
import { type Context, emit, now } from "#platform/context";
import { assertNoTransaction, transaction } from "#platform/database";
import { randomToken } from "#platform/id";
import { processImage } from "#platform/images";
import { requireWritingSeller } from "./membership.ts";
import { requireSellerPermission } from "./permissions.ts";
import { lockedSeller } from "./states.ts";

/** Shown at 96 points at most, on screens with up to three dots per point. */
const WIDTH = 320;
const FOLDER = "sellers";

/**
 * Gives the actor's seller this logo, or with null takes it away. Needs `settings.write`, and not while
 * suspended. Refuses (`invalid`, on `image`) what is no picture of ours.
 */
export async function setLogo(context: Context, bytes: Uint8Array | null): Promise<void> {
  const { seller_id } = requireSellerPermission(context, "settings.write");
  requireWritingSeller(context);
  assertNoTransaction("storing a picture");
  const logo_key = bytes && (await storeLogo(context, seller_id, bytes));
  const former = await transaction(context, async (tx) => {
    const before = await lockedSeller(tx, seller_id);
    await tx.db
      .updateTable("sellers")
      .set((of) => ({ logo_key, version: of("version", "+", 1), updated_at: now(tx) }))
      .where("id", "=", seller_id)
      .execute();
    await emit(tx, "seller.changed", { seller_id });
    return before.logo_key;
  });
  // Pictures that came with the demo world are not ours to delete.
  if (former?.startsWith(`${FOLDER}/`)) await context.services.storage.delete(former);
}

async function storeLogo(context: Context, seller_id: number, bytes: Uint8Array): Promise<string> {
  const { variants } = await processImage(bytes);
  const variant = variants.findLast((made) => made.width <= WIDTH) ?? variants[0];
  if (!variant) throw new Error("A picture without a variant");
  const key = `${FOLDER}/${seller_id}/${randomToken()}.webp`;
  await context.services.storage.put(key, variant.bytes);
  return key;
}

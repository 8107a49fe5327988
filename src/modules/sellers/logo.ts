// The logo of a seller: decoded, encoded anew in one width, stored under a name of its own; as AVIF later.
import { type Context, emit, now } from "#platform/context";
import { assertNoTransaction, transaction } from "#platform/database";
import { randomToken } from "#platform/id";
import { addAvif, avifOf, processImage } from "#platform/images";
import { enqueue, type JobEnding, type JobHandler } from "#platform/queue";
import { requireWritingSeller } from "./membership.ts";
import { requireSellerPermission } from "./permissions.ts";
import { lockedSeller } from "./states.ts";

/** Shown at 96 points at most, on screens with up to three dots per point. */
const WIDTH = 320;
const FOLDER = "sellers";
const AVIF_JOB = "logo.avif";

/**
 * Gives the actor's seller this logo, or with null takes it away. Needs `settings.write`, and not while
 * suspended. Refuses (`invalid`, on `image`) what is no picture of ours.
 */
export async function setLogo(context: Context, bytes: Uint8Array | null): Promise<void> {
  const { seller_id } = requireSellerPermission(context, "settings.write");
  requireWritingSeller(context);
  assertNoTransaction("storing a picture");
  const logo = bytes === null ? NO_LOGO : await storeLogo(context, seller_id, bytes);
  const { logo_key } = logo;
  const former = await transaction(context, async (tx) => {
    const before = await lockedSeller(tx, seller_id);
    await tx.db
      .updateTable("sellers")
      .set((of) => ({ ...logo, logo_has_avif: 0, version: of("version", "+", 1), updated_at: now(tx) }))
      .where("id", "=", seller_id)
      .execute();
    await emit(tx, "seller.changed", { seller_id });
    if (logo_key !== null) await enqueue(tx, AVIF_JOB, { seller_id, logo_key }, { unique_key: logo_key });
    return before.logo_key;
  });
  // Pictures that came with the demo world are not ours to delete.
  if (former?.startsWith(`${FOLDER}/`)) await deleteLogo(context, former);
}

/** Jobs: every logo is made as AVIF as well, which takes too long to wait for. */
export const logoJobs: Record<string, JobHandler> = { [AVIF_JOB]: { kind: "external", run: makeAvif } };

async function makeAvif(
  context: Context,
  { seller_id, logo_key }: { seller_id: number; logo_key: string },
): Promise<JobEnding | undefined> {
  const made = await addAvif(context.services.storage, [{ key: logo_key, width: WIDTH }]);
  if (!made) return undefined;
  const seller = context.db.selectFrom("sellers").select("logo_key").where("id", "=", seller_id);
  // It may have been replaced while its file was made.
  if ((await seller.executeTakeFirst())?.logo_key !== logo_key) await deleteLogo(context, logo_key);
  return async (tx) => {
    await tx.db
      .updateTable("sellers")
      .set((eb) => ({ logo_has_avif: 1, logo_tone: eb.fn.coalesce("logo_tone", eb.val(made.tone)) }))
      .where("id", "=", seller_id)
      .where("logo_key", "=", logo_key)
      .execute();
  };
}

const NO_LOGO = { logo_key: null, logo_tone: null };

async function storeLogo(context: Context, seller_id: number, bytes: Uint8Array) {
  const { variants, tone } = await processImage(bytes);
  const variant = variants.findLast((made) => made.width <= WIDTH) ?? variants[0];
  if (!variant) throw new Error("A picture without a variant");
  const logo_key = `${FOLDER}/${seller_id}/${randomToken()}.webp`;
  await context.services.storage.put(logo_key, variant.bytes);
  return { logo_key, logo_tone: tone };
}

async function deleteLogo(context: Context, logo_key: string): Promise<void> {
  for (const key of [logo_key, avifOf(logo_key)]) await context.services.storage.delete(key);
}

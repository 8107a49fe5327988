// The picture of a category, in two widths under one key; as AVIF later.
import { requirePermission } from "#modules/identity";
import { type Context, now } from "#platform/context";
import { assertNoTransaction, transaction } from "#platform/database";
import { randomToken } from "#platform/id";
import { addAvif, avifOf, processImage, type WebpFile } from "#platform/images";
import { enqueue, type JobEnding, type JobHandler } from "#platform/queue";
import { missing } from "#platform/refusal";
import { publicUrl } from "#platform/storage";
import { categoryFacts, recordCategory } from "./category-audit.ts";
import { widthKey } from "./image-urls.ts";

const WIDTHS = [320, 640];
const SHOWN_WIDTH = 640;
const AVIF_JOB = "category.avif";

/** The path of a category's picture, or null. */
export function categoryImageUrl({ image_key }: { image_key: string | null }): string | null {
  return image_key === null ? null : publicUrl(widthKey(image_key, SHOWN_WIDTH));
}

/** The same in all its widths, for `<img srcset>`; null without a picture. */
export function categoryImageSrcset({ image_key }: { image_key: string | null }): string | null {
  if (image_key === null) return null;
  return filesOf(image_key)
    .map(({ key, width }) => `${publicUrl(key)} ${width}w`)
    .join(", ");
}

/**
 * Gives a category this picture, or with null takes it away. Refuses: forbidden without the permission
 * `catalog.manage`; missing; invalid `image` for what is no picture of ours.
 */
export async function setCategoryImage(
  context: Context,
  { category_id, bytes }: { category_id: number; bytes: Uint8Array | null },
): Promise<void> {
  requirePermission(context, "catalog.manage");
  assertNoTransaction("storing a picture");
  const image = bytes === null ? NO_IMAGE : await storeImage(context, category_id, bytes);
  const { image_key } = image;
  const before = await transaction(context, async (tx) => {
    const row = await tx.db
      .selectFrom("categories")
      .select("image_key")
      .where("id", "=", category_id)
      .executeTakeFirst();
    const facts = await categoryFacts(tx, category_id);
    const updated_at = now(tx);
    await tx.db
      .updateTable("categories")
      .set((eb) => ({ ...image, image_has_avif: 0, updated_at, version: eb("version", "+", 1) }))
      .where("id", "=", category_id)
      .execute();
    if (!row) return row;
    await recordCategory(tx, "changed", category_id, facts);
    if (image_key !== null)
      await enqueue(tx, AVIF_JOB, { category_id, image_key }, { unique_key: image_key });
    return row;
  });
  await deleteImage(context, before ? before.image_key : image_key);
  if (!before) throw missing("category");
}

/** Jobs: every picture of a category is made as AVIF as well, which takes too long to wait for. */
export const categoryImageJobs: Record<string, JobHandler> = {
  [AVIF_JOB]: { kind: "external", run: makeAvif },
};

async function makeAvif(
  context: Context,
  { category_id, image_key }: { category_id: number; image_key: string },
): Promise<JobEnding | undefined> {
  const made = await addAvif(context.services.storage, filesOf(image_key));
  if (!made) return undefined;
  const category = context.db.selectFrom("categories").select("image_key").where("id", "=", category_id);
  // It may have been replaced while its files were made.
  if ((await category.executeTakeFirst())?.image_key !== image_key) await deleteImage(context, image_key);
  return async (tx) => {
    await tx.db
      .updateTable("categories")
      .set((eb) => ({ image_has_avif: 1, image_tone: eb.fn.coalesce("image_tone", eb.val(made.tone)) }))
      .where("id", "=", category_id)
      .where("image_key", "=", image_key)
      .execute();
  };
}

/** Takes a picture out of the store. Those that came with the demo world are not ours to delete. */
export async function deleteImage(context: Context, image_key: string | null): Promise<void> {
  if (!image_key?.startsWith("categories/")) return;
  for (const { key } of filesOf(image_key)) {
    await context.services.storage.delete(key);
    await context.services.storage.delete(avifOf(key));
  }
}

const NO_IMAGE = { image_key: null, image_tone: null };

async function storeImage(context: Context, category_id: number, bytes: Uint8Array) {
  const { variants, tone } = await processImage(bytes);
  const image_key = `categories/${category_id}/${randomToken()}`;
  for (const { key, width } of filesOf(image_key)) {
    const variant = variants.findLast((made) => made.width <= width) ?? variants[0];
    if (variant) await context.services.storage.put(key, variant.bytes);
  }
  return { image_key, image_tone: tone };
}

function filesOf(image_key: string): WebpFile[] {
  return WIDTHS.map((width) => ({ key: widthKey(image_key, width), width }));
}

// The picture of a category, in two widths under one key.
import { requirePermission } from "#modules/identity";
import { type Context, now } from "#platform/context";
import { assertNoTransaction, transaction } from "#platform/database";
import { randomToken } from "#platform/id";
import { processImage } from "#platform/images";
import { missing } from "#platform/refusal";
import { publicUrl } from "#platform/storage";
import { categoryFacts, recordCategory } from "./category-audit.ts";
import { widthKey } from "./image-urls.ts";

const WIDTHS = [320, 640];
const SHOWN_WIDTH = 640;

/** The path of a category's picture, or null. */
export function categoryImageUrl({ image_key }: { image_key: string | null }): string | null {
  return image_key === null ? null : publicUrl(widthKey(image_key, SHOWN_WIDTH));
}

/** The same in all its widths, for `<img srcset>`; null without a picture. */
export function categoryImageSrcset({ image_key }: { image_key: string | null }): string | null {
  if (image_key === null) return null;
  return WIDTHS.map((width) => `${publicUrl(widthKey(image_key, width))} ${width}w`).join(", ");
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
  const image_key = bytes && (await storeImage(context, category_id, bytes));
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
      .set((eb) => ({ image_key, updated_at, version: eb("version", "+", 1) }))
      .where("id", "=", category_id)
      .execute();
    if (row) await recordCategory(tx, "changed", category_id, facts);
    return row;
  });
  await deleteImage(context, before ? before.image_key : image_key);
  if (!before) throw missing("category");
}

async function storeImage(context: Context, category_id: number, bytes: Uint8Array): Promise<string> {
  const { variants } = await processImage(bytes);
  const key = `categories/${category_id}/${randomToken()}`;
  for (const width of WIDTHS) {
    const variant = variants.findLast((made) => made.width <= width) ?? variants[0];
    if (variant) await context.services.storage.put(widthKey(key, width), variant.bytes);
  }
  return key;
}

/** Takes a picture out of the store. Those that came with the demo world are not ours to delete. */
export async function deleteImage(context: Context, image_key: string | null): Promise<void> {
  if (!image_key?.startsWith("categories/")) return;
  for (const width of WIDTHS) await context.services.storage.delete(widthKey(image_key, width));
}

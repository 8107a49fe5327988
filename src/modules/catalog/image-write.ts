// What sellers do with pictures: add, describe, arrange, remove. Files first, then the row that shows them.
import { type Context, now, type TransactionContext } from "#platform/context";
import { assertNoTransaction, flagOf, transaction } from "#platform/database";
import { randomToken } from "#platform/id";
import { addAvif, avifOf, type ProcessedImage, processImage } from "#platform/images";
import { enqueue, type JobEnding, type JobHandler } from "#platform/queue";
import { conflict, invalid, missing } from "#platform/refusal";
import { changeImages, type ImageRow, MAX_IMAGES, makePrimary, placeImages, showAvif } from "./image-rows.ts";
import { type ImageFiles, thumbnailKey, webpFiles, widthKey } from "./image-urls.ts";
import { productForChange } from "./product-access.ts";

const AVIF_JOB = "image.avif";

/**
 * Checks a picture, keeps it in several widths and adds it to the product; the first one is the primary.
 * Returns its id. Refuses: as `productForChange` does; invalid `image` for what is no picture of ours;
 * conflict too_many_images.
 */
export async function addImage(
  context: Context,
  input: { product_id: number; bytes: Uint8Array; alt_text: string | null; is_primary: boolean },
): Promise<number> {
  assertNoTransaction("storing a picture");
  const product = await productForChange(context, input.product_id);
  const picture = await processImage(input.bytes);
  const storage_key = `products/${product.id}/${randomToken()}`;
  const files = filesOf(storage_key, picture);
  try {
    for (const { key, bytes } of files) await context.services.storage.put(key, bytes);
    return await transaction(context, (tx) =>
      changeImages(tx, product, async (images, name) => {
        if (images.length >= MAX_IMAGES) {
          throw conflict("too_many_images", `A product has at most ${MAX_IMAGES} pictures.`);
        }
        const row = { ...rowOf(picture), storage_key, alt_text: input.alt_text ?? name };
        const id = await insertImage(tx, product.id, images, row);
        if (input.is_primary) await makePrimary(tx, product.id, id);
        await enqueue(tx, AVIF_JOB, { image_id: id }, { unique_key: `${AVIF_JOB}:${id}` });
        return id;
      }),
    );
  } catch (error) {
    await deleteFiles(
      context,
      files.map(({ key }) => key),
    );
    throw error;
  }
}

/**
 * Describes a picture anew or makes it the primary. Refuses: as `productForChange` does; missing; invalid
 * `is_primary` for false on the primary: another one is made it instead.
 */
export async function changeImage(
  context: Context,
  input: { product_id: number; image_id: number; alt_text?: string; is_primary?: boolean },
): Promise<void> {
  const product = await productForChange(context, input.product_id);
  await transaction(context, (tx) =>
    changeImages(tx, product, async (images) => {
      const image = imageOf(images, input.image_id);
      if (input.is_primary === false && image.is_primary === 1) {
        throw invalid("is_primary", "primary_needed", "Make another picture the primary one instead.");
      }
      if (input.alt_text !== undefined) {
        const { alt_text } = input;
        await tx.db.updateTable("product_images").set({ alt_text }).where("id", "=", image.id).execute();
      }
      if (input.is_primary === true) await makePrimary(tx, product.id, image.id);
    }),
  );
}

/**
 * Puts the pictures in this order. Refuses: as `productForChange` does; invalid unless each is named once.
 */
export async function orderImages(
  context: Context,
  { product_id, image_ids }: { product_id: number; image_ids: number[] },
): Promise<void> {
  const product = await productForChange(context, product_id);
  await transaction(context, (tx) =>
    changeImages(tx, product, async (images) => {
      const named = new Set(image_ids);
      const is_whole = images.length === image_ids.length && images.every(({ id }) => named.has(id));
      if (!is_whole) throw invalid("image_ids", "not_all", "Name each of the product's pictures once.");
      if (image_ids.length > 0) await placeImages(tx, image_ids);
    }),
  );
}

/**
 * Removes a picture; the next one becomes the primary, and variants that showed it show none. Its files go
 * too, but for the small one that orders may still show. Refuses: as `productForChange` does; missing.
 */
export async function deleteImage(
  context: Context,
  { product_id, image_id }: { product_id: number; image_id: number },
): Promise<void> {
  assertNoTransaction("deleting a picture");
  const product = await productForChange(context, product_id);
  const image = await transaction(context, (tx) =>
    changeImages(tx, product, async (images) => {
      const gone = imageOf(images, image_id);
      await tx.db
        .updateTable("variants")
        .set({ image_id: null })
        .where("product_id", "=", product.id)
        .where("image_id", "=", image_id)
        .execute();
      await tx.db.deleteFrom("product_images").where("id", "=", image_id).execute();
      return gone;
    }),
  );
  const thumbnail = thumbnailKey(image.storage_key);
  await deleteFiles(context, [...keysOf(image).filter((key) => key !== thumbnail), ...avifKeysOf(image)]);
}

/** Jobs: every picture is made as AVIF as well, which takes too long to wait for. */
export const imageJobs: Record<string, JobHandler> = { [AVIF_JOB]: { kind: "external", run: makeAvif } };

async function makeAvif(
  context: Context,
  { image_id }: { image_id: number },
): Promise<JobEnding | undefined> {
  const image = await filesOfImage(context, image_id);
  const made = image && (await addAvif(context.services.storage, webpFiles(image)));
  if (!made) return undefined;
  // It may have been removed while its files were made.
  if (!(await filesOfImage(context, image_id))) await deleteFiles(context, avifKeysOf(image));
  return (tx) => showAvif(tx, { id: image_id, ...image }, made.tone);
}

function filesOfImage(
  context: Context,
  image_id: number,
): Promise<(ImageFiles & { product_id: number }) | undefined> {
  return context.db
    .selectFrom("product_images")
    .select(["product_id", "storage_key", "widths"])
    .where("id", "=", image_id)
    .executeTakeFirst();
}

function filesOf(storage_key: string, { variants }: ProcessedImage) {
  const files = variants.map(({ width, bytes }) => ({ key: widthKey(storage_key, width), bytes }));
  const thumbnail = thumbnailKey(storage_key);
  const [smallest] = files;
  if (smallest && !files.some(({ key }) => key === thumbnail)) {
    files.push({ key: thumbnail, bytes: smallest.bytes });
  }
  return files;
}

function rowOf({ width, height, byte_size, tone, variants }: ProcessedImage) {
  return { width, height, byte_size, tone, widths: variants.map((variant) => variant.width).join(",") };
}

async function insertImage(
  tx: TransactionContext,
  product_id: number,
  images: ImageRow[],
  row: ReturnType<typeof rowOf> & { storage_key: string; alt_text: string },
): Promise<number> {
  const sort_order = Math.max(-1, ...images.map((image) => image.sort_order)) + 1;
  const is_primary = flagOf(images.length === 0);
  const result = await tx.db
    .insertInto("product_images")
    .values({ ...row, product_id, sort_order, is_primary, created_at: now(tx) })
    .executeTakeFirstOrThrow();
  return Number(result.insertId);
}

function imageOf(images: ImageRow[], image_id: number): ImageRow {
  const image = images.find(({ id }) => id === image_id);
  if (!image) throw missing("picture");
  return image;
}

function keysOf(image: ImageFiles): string[] {
  return webpFiles(image).map(({ key }) => key);
}

function avifKeysOf(image: ImageFiles): string[] {
  return keysOf(image).map(avifOf);
}

async function deleteFiles(context: Context, keys: string[]): Promise<void> {
  for (const key of keys) await context.services.storage.delete(key);
}

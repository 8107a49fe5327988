// What pages know of a picture before it is there: its tone, and whether browsers may ask for AVIF. Pictures
// from before have no tone until something makes one.
import type { Migration } from "#platform/database";

export const pictureTones: Migration = {
  name: "0016-picture-tones",
  up: ({ text, flag }) => [
    `ALTER TABLE product_images ADD COLUMN tone ${text(7)}`,
    // Orders find the picture of a line by the file that was written down with it.
    "CREATE UNIQUE INDEX product_images_file ON product_images (product_id, storage_key)",
    `ALTER TABLE categories ADD COLUMN image_tone ${text(7)}`,
    `ALTER TABLE categories ADD COLUMN image_has_avif ${flag} NOT NULL DEFAULT 0`,
    `ALTER TABLE sellers ADD COLUMN logo_tone ${text(7)}`,
    `ALTER TABLE sellers ADD COLUMN logo_has_avif ${flag} NOT NULL DEFAULT 0`,
    // Of the listing's primary picture, beside card_head, which is what the API says.
    `ALTER TABLE listings ADD COLUMN picture_tone ${text(7)}`,
    `ALTER TABLE listings ADD COLUMN picture_has_avif ${flag} NOT NULL DEFAULT 0`,
    `UPDATE listings SET picture_has_avif = 1
      WHERE product_id IN (SELECT primary_of FROM product_images WHERE has_avif = 1)`,
  ],
};

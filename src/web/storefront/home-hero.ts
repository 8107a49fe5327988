// The pictures of the start page's opening: products that were featured, each once.
import type { Card } from "#modules/catalog";
import type { CardFacts } from "../ui/product-card.ts";

/** Pictures shown. */
const SHOWN = 4;

export interface HeroPicture {
  name: string;
  slug: string;
  image: NonNullable<CardFacts["primary_image"]> & Pick<Card, "has_avif" | "tone">;
}

/** From cards, in their order; cards without a picture and repeated ones are passed over. */
export function heroPictures(cards: readonly Card[]): HeroPicture[] {
  const by_slug = new Map<string, HeroPicture>();
  for (const { json, has_avif, tone } of cards) {
    const { name, slug, primary_image: image } = JSON.parse(json) as CardFacts;
    if (image && by_slug.size < SHOWN) by_slug.set(slug, { name, slug, image: { ...image, has_avif, tone } });
  }
  return [...by_slug.values()];
}

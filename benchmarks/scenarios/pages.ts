// The pages that buyers see, signed out.
import { compareReads, type Scenario } from "../measure.ts";
import { get } from "../samples.ts";

const GOAL = { of: "ratio", least: 0.5 } as const;

export const pages: Scenario = {
  name: "pages",
  words: "Product page and listing page as HTML, signed out.",
  run: async (bench) => {
    const { shop, samples } = await bench.main();
    const slugs = await Promise.all(
      samples.products.slice(0, 20).map(async (id) => {
        const found = await get<{ slug: string; category: { slug: string } }>(
          shop.origin,
          `/api/products/${id}/`,
        );
        return { product: `/products/${found.slug}/`, listing: `/categories/${found.category.slug}/` };
      }),
    );
    const products = slugs.map((slug) => slug.product);
    return [
      await compareReads(bench, "product page", products, GOAL),
      await compareReads(bench, "listing page", [...new Set(slugs.map((slug) => slug.listing))], GOAL),
    ];
  },
};

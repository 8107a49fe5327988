// One product with everything that buyers see of it.
import { compareReads, type Scenario } from "../measure.ts";

export const product: Scenario = {
  name: "product",
  words: "`GET /api/products/{id}/`, in turn over 200 products.",
  run: async (bench) => {
    const { samples } = await bench.main();
    const paths = samples.products.map((id) => `/api/products/${id}/`);
    return [await compareReads(bench, "product detail", paths)];
  },
};

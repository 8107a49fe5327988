// A good call for every route of the catalogue.
import type { MarketWorld } from "./market.ts";
import { pictureForm } from "./market-goods.ts";
import type { Sample, Samples } from "./route-samples.ts";

const MANAGERS = ["sol", "stan", "olga"] as const;

export function catalogueSamples(market: MarketWorld): Samples {
  return { ...readingSamples(market), ...categorySamples(market), ...productSamples(market) };
}

function readingSamples({ categories, products, people, files }: MarketWorld): Samples {
  const category = { params: { id: categories.lamps } };
  const product = { params: { id: products.lamp.product_id } };
  const seller = { params: { id: people.sol.seller_id } };
  const parts = (index: number) => files[index]?.split("/") ?? [];
  const [folder = "", owner = "", part = ""] = parts(2);
  const file = parts(0)[1] ?? "";
  return {
    "get /api/categories/": {},
    "get /api/categories/tree/": {},
    "get /api/categories/{id}/": category,
    "get /api/categories/{id}/children/": { params: { id: categories.home } },
    "get /api/categories/{id}/products/": { ...category, query: "facets=true" },
    "get /api/products/": { query: "facets=true" },
    "get /api/products/{id}/": product,
    "get /api/products/{id}/related/": product,
    "get /api/search/suggest/": { query: "q=lamp" },
    "get /api/sellers/": {},
    "get /api/sellers/{id}/": seller,
    "get /api/sellers/{id}/products/": seller,
    "get /media/{folder}/{file}": { params: { folder, file } },
    "get /media/{folder}/{owner}/{file}": { params: { folder, owner, file } },
    "get /media/{folder}/{owner}/{part}/{file}": { params: { folder, owner, part, file } },
  };
}

function categorySamples({ categories }: MarketWorld): Samples {
  const body = {
    ...{ name: "Spare things", slug: "spare-things", description: "What is left", parent: categories.home },
    ...{ sort_order: 3, is_active: true, meta_title: "Spare", meta_description: "Spare things" },
  };
  const managed = { permission: "catalog.manage", params: { id: categories.spare } } satisfies Sample;
  return {
    "post /api/categories/": { permission: "catalog.manage", body },
    "put /api/categories/{id}/": { ...managed, body },
    "patch /api/categories/{id}/": { ...managed, body },
    "delete /api/categories/{id}/": managed,
  };
}

function productSamples({ categories, products: { lamp } }: MarketWorld): Samples {
  const money = { price: "21.00", compare_price: "25.00", cost_price: "7.50" };
  const size = { weight: 1.25, dimensions: { length: 30, width: 20.5, height: 5 } };
  const plain = {
    ...{ ...money, ...size, name: "Desk lamp", category: categories.lamps, sku: "LAMP-1", slug: "the-lamp" },
    ...{ short_description: "Bright", description: "It is bright.", tax_class: "standard" },
    ...{ status: "draft", is_active: true, is_featured: false, is_digital: false },
    ...{ meta_title: "Lamp", meta_description: "A lamp", min_quantity: 1, quantity_step: 1 },
    ...{ specifications: [{ name: "Color", value: "Black", sort_order: 0 }], low_stock_threshold: 2 },
    price_tiers: [{ min_quantity: 5, price: "19.00" }],
  };
  const options = [{ name: "Size", values: ["S", "M"] }];
  const variant = { ...money, sku: "LAMP-S", options: { Size: "S" }, stock_quantity: 4 };
  const owned = {
    owners: [...MANAGERS],
    permission: "catalog.manage",
    params: { id: lamp.product_id },
  } satisfies Sample;
  const image = { ...owned, params: { ...owned.params, image_id: lamp.image_id } };
  const text = { alt_text: "From above", is_primary: true };
  return {
    "post /api/products/": { body: { ...plain, options, variants: [variant] } },
    "put /api/products/{id}/": { ...owned, body: { ...plain, status: "published" } },
    "patch /api/products/{id}/": { ...owned, body: { ...plain, status: "published", stock_quantity: 9 } },
    "delete /api/products/{id}/": owned,
    "post /api/products/{id}/duplicate/": { ...owned, body: { name: "Another lamp" } },
    "post /api/products/{id}/images/": { ...owned, form: () => pictureForm() },
    "put /api/products/{id}/images/order/": { ...owned, body: { image_ids: [lamp.image_id] } },
    "patch /api/products/{id}/images/{image_id}/": { ...image, body: text },
    "delete /api/products/{id}/images/{image_id}/": image,
  };
}

// What the test market sells: categories, products of every kind and state, pictures, shipping, taxes.
import sharp from "sharp";
import type { ApiWorld } from "./api.ts";
import { done, type People, type Person } from "./market-people.ts";

/** A product with its variants, as the tests name them. */
export interface Good {
  product_id: number;
  variant_id: number;
  variant_ids: number[];
  image_id: number;
}

const PRODUCTS = {
  lamp: ["sol", { name: "Desk lamp", price: "20.00", cost_price: "7.77" }],
  shirt: [
    "sol",
    {
      name: "Sun shirt",
      price: "15.00",
      options: [{ name: "Size", values: ["S", "M"] }],
      variants: [
        { options: { Size: "S" }, sku: "SHIRT-S", stock_quantity: 20, cost_price: "6.66" },
        { options: { Size: "M" }, sku: "SHIRT-M", stock_quantity: 20 },
      ],
    },
  ],
  manual: ["sol", { name: "Lamp manual", price: "5.00", is_digital: true }],
  draft: ["sol", { name: "draft-canary-sol", price: "30.00", status: "draft" }],
  archived: ["sol", { name: "archived-canary-sol", price: "31.00" }],
  pan: ["kim", { name: "Iron pan", price: "40.00", cost_price: "13.37" }],
  bowl: ["mei", { name: "Blue bowl", price: "12.00", cost_price: "3.33" }],
  mei_draft: ["mei", { name: "draft-canary-mei", price: "30.00", status: "draft" }],
  soap: ["sue", { name: "Olive soap", price: "4.00", cost_price: "1.11" }],
  pot: ["pia", { name: "draft-canary-pia", price: "9.00", status: "draft" }],
  rug: ["rex", { name: "draft-canary-rex", price: "90.00", status: "draft" }],
} satisfies Record<string, [Person, object]>;
export type GoodName = keyof typeof PRODUCTS;

export interface Goods {
  /** `home` has `lamps` below it, which has products; `spare` is empty, `cellar` is inactive. */
  categories: { home: number; lamps: number; spare: number; cellar: number };
  products: Record<GoodName, Good>;
  /** Each seller's second shipping method, by its person. */
  methods: Record<"sol" | "kim" | "mei" | "sue", number>;
}

/** Sets up what is sold, by those who may. */
export async function stockMarket(world: ApiWorld, people: People): Promise<Goods> {
  const olga = { token: people.olga.access };
  const category = async (body: object): Promise<number> =>
    (await done(world.post("/api/categories/", body, olga))).id;
  const home = await category({ name: "Home" });
  const lamps = await category({ name: "Lamps", parent: home });
  const spare = await category({ name: "Spare" });
  const cellar = await category({ name: "cellar-canary", is_active: false });
  const taxes = "/api/admin/settings/tax-rates/";
  await done(world.put(`${taxes}US/`, { tax_included: false, rates: { standard: "10" } }, olga));
  const germany = { tax_included: true, rates: { standard: "19", reduced: "7" } };
  await done(world.put(`${taxes}DE/`, germany, olga));
  const products = {} as Record<GoodName, Good>;
  for (const [name, [person, body]] of Object.entries(PRODUCTS)) {
    products[name as GoodName] = await offer(world, people[person].access, { category: lamps, ...body });
  }
  const archived = `/api/products/${products.archived.product_id}/`;
  await done(world.delete(archived, { token: people.sol.access }));
  for (const name of ["lamp", "bowl"] as const) {
    const { product_id } = products[name];
    const form = await pictureForm();
    const call = { token: people[name === "lamp" ? "sol" : "mei"].access, form };
    const image = await done(world.request("POST", `/api/products/${product_id}/images/`, call));
    products[name].image_id = image.id;
  }
  const methods = {} as Goods["methods"];
  for (const person of ["sol", "kim", "mei", "sue"] as const) {
    const body = { code: "express", name: `Express by ${person}`, price: "9.00" };
    const token = people[person].access;
    methods[person] = (await done(world.post("/api/seller/shipping-methods/", body, { token }))).id;
  }
  return { categories: { home, lamps, spare, cellar }, products, methods };
}

/** A form with a small picture. */
export async function pictureForm(
  fields: Record<string, string> = { alt_text: "As it is" },
): Promise<FormData> {
  const form = new FormData();
  form.set("image", new Blob([await picture()], { type: "image/png" }), "picture.png");
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

let bytes: Promise<Uint8Array<ArrayBuffer>> | null = null;
function picture(): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = sharp({ create: { width: 40, height: 30, channels: 3, background: "#c63" } });
  bytes ??= drawn
    .png()
    .toBuffer()
    .then((buffer) => new Uint8Array(buffer));
  return bytes;
}

async function offer(world: ApiWorld, token: string, body: object): Promise<Good> {
  const stock = "variants" in body ? {} : { stock_quantity: 50 };
  const product = await done(world.post("/api/products/", { ...stock, ...body }, { token }));
  const variant_ids: number[] = product.variants.map((variant: { id: number }) => variant.id);
  return { product_id: product.id, variant_id: variant_ids[0] ?? 0, variant_ids, image_id: 0 };
}

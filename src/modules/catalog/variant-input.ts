// The variants a product will have after a change, worked out from what is there and what came in.
import { parseMoney } from "#platform/money";
import { invalid } from "#platform/refusal";
import {
  optionsKey,
  type ProductInput,
  type ProductOption,
  type VariantInput,
  type VariantState,
} from "./product-input.ts";

const SIMPLE_KEY = "[]";

interface Situation {
  currency: string;
  /** The options after the change. */
  options: ProductOption[];
  /** The product's own SKU after the change. */
  sku: string | null;
  /** The variants now; none for a new product. */
  before: VariantState[];
  /** The product's pictures, which variants may point to. */
  image_ids: ReadonlySet<number>;
}

/**
 * The variants after the change. Given ones match by `id`, or else by their combination of values; without
 * any given, what is there stays as long as it fits the options. Refuses (422): ids of others, values that
 * are not declared, two variants alike, a missing variant, pictures of others.
 */
export function nextVariants(
  input: Partial<Pick<ProductInput, "variants" | "options">>,
  situation: Situation,
): VariantState[] {
  const { options, before } = situation;
  if (options.length === 0) return [simpleVariant(input, situation)];
  const given = input.variants;
  const states = given
    ? given.map((variant, index) => stateOf(variant, `variants.${index}`, situation))
    : before.map((variant) => ({
        ...variant,
        options_key: optionsKey(variant.options, options, "variants"),
        stock_quantity: null,
      }));
  if (states.length === 0) throw invalid("variants", "required", "Say which variants there are.");
  const taken = new Set<number>();
  const keys = new Set<string>();
  for (const [index, state] of states.entries()) {
    if (keys.has(state.options_key)) {
      throw invalid(`variants.${index}.options`, "repeated", "Another variant has the same options.");
    }
    keys.add(state.options_key);
    if (state.id !== null && taken.has(state.id)) {
      throw invalid(`variants.${index}.id`, "repeated", "This variant is there twice.");
    }
    if (state.id !== null) taken.add(state.id);
  }
  return states.map((state) => ({ ...state, id: state.id ?? alikeId(state, before, taken) }));
}

/** The one variant of a product without options: its SKU is the product's. */
function simpleVariant(
  { variants = [] }: Partial<Pick<ProductInput, "variants">>,
  situation: Situation,
): VariantState {
  const [given, another] = variants;
  if (another) throw invalid("variants.1.options", "repeated", "Another variant has the same options.");
  const there = situation.before.find(({ options }) => sameOptions(options, {}));
  if (!given) {
    const empty = {
      id: null,
      price_minor: null,
      compare_price_minor: null,
      cost_price_minor: null,
      image_id: null,
    };
    const kept = there ?? { ...empty, options: {} };
    return { ...kept, options_key: SIMPLE_KEY, sku: situation.sku, stock_quantity: null };
  }
  const state = stateOf(given, "variants.0", situation);
  return {
    ...state,
    id: state.id ?? there?.id ?? null,
    sku: given.sku === undefined ? situation.sku : given.sku,
  };
}

function stateOf(variant: VariantInput, field: string, situation: Situation): VariantState {
  const { currency, options, before, image_ids } = situation;
  if (variant.id !== undefined && !before.some(({ id }) => id === variant.id)) {
    throw invalid(`${field}.id`, "not_found", "This product has no such variant.");
  }
  const image_id = variant.image_id ?? null;
  if (image_id !== null && !image_ids.has(image_id)) {
    throw invalid(`${field}.image_id`, "not_found", "This product has no such picture.");
  }
  const money = (name: "price" | "compare_price" | "cost_price") => {
    const text = variant[name];
    return text === undefined || text === null ? null : parseMoney(text, currency, `${field}.${name}`);
  };
  return {
    id: variant.id ?? null,
    sku: variant.sku ?? null,
    options: variant.options,
    options_key: optionsKey(variant.options, options, `${field}.options`),
    price_minor: money("price"),
    compare_price_minor: money("compare_price"),
    cost_price_minor: money("cost_price"),
    image_id,
    stock_quantity: variant.stock_quantity ?? null,
  };
}

/**
 * A variant sent again without its id is the one with the same values, so that its stock and its orders
 * stay with it.
 */
function alikeId(state: VariantState, before: VariantState[], taken: ReadonlySet<number>): number | null {
  const alike = before.find(({ options }) => sameOptions(options, state.options));
  return alike?.id && !taken.has(alike.id) ? alike.id : null;
}

function sameOptions(left: Record<string, string>, right: Record<string, string>): boolean {
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => left[name] === right[name]);
}

// What a product costs and how it is bought: price, stock, versions, quantity, and the form for the cart.
import { discountPercent } from "#modules/catalog";
import { flag, html, jsonScript, type Markup, NOTHING } from "#platform/http/html";
import { targetOf } from "../assets/js/variant-choice.ts";
import { freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { field } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { table } from "../ui/table.ts";
import type { Choice, Option } from "./product-choice.ts";
import type { ProductScene } from "./product-reading.ts";

const PERCENT = 100;
const PPM = 1_000_000;

/** Price, stock, versions and the form; `id="offer"` is where a link to another version comes back to. */
export function offer(site: Site, scene: ProductScene): Markup {
  return html`<section class="offer" id="offer" data-product aria-label="${site.words.catalog.product.price}">
${priceBlock(site, scene)}
${scene.options.map((option, position) => optionGroup(site, scene, option, position))}
${stockLine(site, scene)}
${scene.is_preview ? noCart(site) : cartForm(site, scene)}
${tierTable(site, scene)}
${scene.options.length > 0 && !scene.is_preview ? jsonScript("application/json", scriptData(site, scene)) : NOTHING}
</section>`;
}

function priceBlock(site: Site, scene: ProductScene): Markup {
  const words = site.words.catalog.product;
  const { now, before, saving } = textsOf(site, scene, scene.chosen);
  const is_sale = before !== "";
  return html`<div class="offer__price${is_sale ? " offer__price--sale" : ""}" data-price>
<p class="offer__amounts" aria-live="polite"><span class="visually-hidden">${words.price}: </span>
<strong class="offer__now" data-part="now">${now}</strong>
<span class="offer__was" data-part="was"${flag("hidden", !is_sale)}>
<span class="visually-hidden">${words.price_before}: </span>
<del class="offer__before" data-part="before">${before}</del>
<span class="badge badge--sale" data-part="saving">${saving}</span></span></p>
${taxHint(site, scene)}
</div>`;
}

function taxHint(site: Site, { tax }: ProductScene): Markup {
  if (tax.rate_ppm === 0) return NOTHING;
  const words = site.words.catalog.product;
  const share = site.formats.percent(tax.rate_ppm / PPM);
  return html`<p class="offer__tax">${tax.is_included ? words.tax_included(share) : words.tax_added(share)}</p>`;
}

/** Each value is a link to the version that it leads to. */
function optionGroup(site: Site, scene: ProductScene, option: Option, position: number): Markup {
  const { chosen } = scene;
  const id = `option-${position}`;
  const here = chosen.values[position] ?? "";
  return html`<div class="option" role="group" aria-labelledby="${id}">
<p class="option__name" id="${id}"><bdi>${option.name}</bdi>: <strong><bdi data-chosen="${String(position)}">${here}</bdi></strong></p>
<ul class="option__values">${option.values.map((value) => optionValue(site, scene, position, value))}</ul>
</div>`;
}

function optionValue(site: Site, scene: ProductScene, position: number, value: string): Markup {
  const target = targetOf(scene.choices, scene.chosen, position, value);
  if (!target) return NOTHING;
  const { choice, state } = target;
  const note = notesOf(site)[state];
  const current = state === "chosen" ? html` aria-current="true"` : NOTHING;
  return html`<li><a class="option__value option__value--${state}" href="${variantHref(site, scene, choice)}#offer"
data-option="${String(position)}" data-value="${value}" rel="nofollow"${current}><bdi>${value}</bdi><span
class="visually-hidden" data-note>${note}</span></a></li>`;
}

function stockLine(site: Site, { chosen }: ProductScene): Markup {
  return html`<p class="stock stock--${chosen.supply}" data-stock role="status">${stockWords(site, chosen)}</p>`;
}

function cartForm(site: Site, scene: ProductScene): Markup {
  const { chosen, detail, least_quantity } = scene;
  const words = site.words.catalog.product;
  const { id: product_id, quantity_step } = detail.product;
  const quantity = field(site, freshForm(), {
    name: "quantity",
    label: words.quantity,
    type: "number",
    inputmode: "numeric",
    value: String(least_quantity),
    min: least_quantity,
    step: quantity_step,
    ...(chosen.can_buy ? { max: chosen.available } : {}),
    hint: quantityHint(site, scene),
    is_required: true,
  });
  return html`<form class="offer__form" method="post" action="${site.link("/cart/add/")}" data-add-to-cart>
<input type="hidden" name="product_id" value="${String(product_id)}">
<input type="hidden" name="variant_id" value="${String(chosen.id)}">
<div class="offer__quantity">${quantity}</div>
<button type="submit" class="button button--primary button--wide"${flag("disabled", !chosen.can_buy)}>${icon(
    site,
    "shopping-cart",
  )}<span>${words.add}</span></button>
</form>`;
}

/** Where buyers find the form; a preview sells nothing. */
function noCart(site: Site): Markup {
  const { add } = site.words.catalog.product;
  return html`<p><button type="button" class="button button--primary button--wide" disabled>${icon(
    site,
    "shopping-cart",
  )}<span>${add}</span></button></p>`;
}

function quantityHint(site: Site, { detail, least_quantity }: ProductScene): string | undefined {
  const { formats, words } = site;
  const { quantity_step } = detail.product;
  const hints = [
    least_quantity > 1 ? words.catalog.product.minimum(formats.number(least_quantity)) : null,
    quantity_step > 1 ? words.catalog.product.step(formats.number(quantity_step)) : null,
  ].filter((hint) => hint !== null);
  return hints.length === 0 ? undefined : hints.join(" · ");
}

/** Tiers are cheaper versions of the product's own price, so they are told against it. */
function tierTable(site: Site, { detail }: ProductScene): Markup {
  const { tiers, product } = detail;
  if (tiers.length === 0) return NOTHING;
  const { formats } = site;
  const words = site.words.catalog.product.tiers;
  return html`<div class="offer__tiers">${table({
    caption: words.title,
    head: [words.quantity, words.each, words.saving],
    rows: tiers.map(({ min_quantity, price_minor }) => [
      words.from(formats.number(min_quantity)),
      formats.money(price_minor, product.currency),
      formats.percent(discountPercent(price_minor, product.price_minor) / PERCENT),
    ]),
  })}</div>`;
}

/** What the script needs to show another version without loading the page again. */
function scriptData(site: Site, scene: ProductScene) {
  return {
    notes: notesOf(site),
    choices: scene.choices.map((choice) => ({
      id: choice.id,
      values: choice.values,
      can_buy: choice.can_buy,
      href: variantHref(site, scene, choice),
      supply: choice.supply,
      stock: stockWords(site, choice),
      max: choice.available,
      image: choice.image_id,
      ...textsOf(site, scene, choice),
    })),
  };
}

function textsOf(site: Site, { detail }: ProductScene, choice: Choice) {
  const { formats, words } = site;
  const { currency } = detail.product;
  const { price_minor, compare_minor, discount_percent } = choice;
  return {
    now: formats.money(price_minor, currency),
    before: compare_minor === null ? "" : formats.money(compare_minor, currency),
    saving:
      compare_minor === null
        ? ""
        : words.catalog.product.discount(formats.percent(discount_percent / PERCENT)),
  };
}

function stockWords(site: Site, { supply, available }: Choice): string {
  const words = site.words.catalog.product;
  if (supply === "none") return words.out_of_stock;
  return supply === "few" ? site.formats.plural(available, words.low_stock) : words.in_stock;
}

function notesOf(site: Site) {
  const words = site.words.catalog.product;
  return {
    chosen: "",
    free: "",
    sold_out: ` (${words.option_sold_out})`,
    missing: ` (${words.option_missing})`,
  };
}

function variantHref(site: Site, { address }: ProductScene, { id }: Choice): string {
  return site.link(`${address}?variant=${id}`);
}

// One line of the cart: picture, name, quantity, and what is wrong with it together with the way to put it
// right.
import type { PricedLine } from "#modules/cart";
import { type LinePicture, lineThumbnail } from "#modules/catalog";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { errorWords, type FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { csrfField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { lineOptions } from "../ui/line-options.ts";
import { picture } from "../ui/picture.ts";

/** Pictures of lines are square. */
const PICTURE_PX = 96;

/** A line, with what was just refused for it. */
export function cartLine(site: Site, line: PricedLine, state: FormState): Markup {
  const { cart: words } = site.words.checkout;
  const { formats } = site;
  const href = site.link(`/products/${line.slug}/`);
  const total = formats.money(line.total_minor, line.currency);
  const each = words.each(formats.money(line.unit_price_minor, line.currency));
  return html`<li class="cart-line" id="line-${line.variant_id}">
<a class="cart-line__picture" href="${href}" tabindex="-1" aria-hidden="true">${linePicture(site, line, PICTURE_PX)}</a>
<div class="cart-line__facts">
<h3 class="cart-line__name"><a href="${href}"><bdi>${line.name}</bdi></a></h3>
${chosenOptions(site, line)}
<p class="cart-line__each">${each}</p>
</div>
<p class="cart-line__total">${total}</p>
${hasWay(line) ? quantityForms(site, line, state) : onlyRemoval(site, line)}
${problemsOf(site, line, state)}
</li>`;
}

/** The small picture of something bought; a quiet square where it has none. */
export function linePicture(site: Site, line: LinePicture, size_px: number): Markup {
  const thumbnail = lineThumbnail(line);
  if (!thumbnail) return html`<span class="no-picture">${icon(site, "image")}</span>`;
  return picture({ ...thumbnail, alt: "", width: size_px, height: size_px });
}

/** Its options as they were chosen, and that it is a download where it is. */
export function chosenOptions(site: Site, line: Pick<PricedLine, "options" | "is_digital">): Markup {
  const options = JSON.parse(line.options) as Record<string, string>;
  return lineOptions(options, line.is_digital ? html`<li>${site.words.checkout.cart.digital}</li>` : NOTHING);
}

/** What is wrong with a line, in words. */
export function problemWords(site: Site, line: PricedLine): string[] {
  const { problems: words } = site.words.checkout;
  const { formats } = site;
  const money = (minor: number) => formats.money(minor, line.currency);
  return line.problems.map((problem) => {
    switch (problem) {
      case "price_changed":
        return words.price_changed(money(line.seen_price_minor), money(line.unit_price_minor));
      case "insufficient_stock":
        return formats.plural(line.available, words.only_left);
      case "below_minimum":
        return formats.plural(line.min_quantity, words.below_minimum);
      case "wrong_step":
        return words.wrong_step(formats.number(line.quantity_step));
      case "seller_closed":
        return line.is_seller_away ? awayWords(site, line) : words.seller_closed;
      default:
        return words[problem];
    }
  });
}

function awayWords(site: Site, { seller_name, seller_back_at }: PricedLine): string {
  const { problems: words } = site.words.checkout;
  if (seller_back_at === null) return words.seller_away(seller_name);
  return words.seller_back(seller_name, site.formats.day(seller_back_at));
}

/** The nearest quantity that can be bought, or 0 when none can. */
export function possibleQuantity(line: PricedLine): number {
  const { quantity_step: step, min_quantity: least, available } = line;
  const wanted = Math.max(line.quantity, least);
  const most = Math.floor(available / step) * step;
  const rounded = Math.ceil(wanted / step) * step;
  const quantity = Math.min(rounded, most);
  return quantity >= least && !line.problems.some((problem) => GONE.has(problem)) ? quantity : 0;
}

/** Goods that nobody can have: they can only be taken out. */
const GONE: ReadonlySet<string> = new Set(["seller_closed", "unavailable", "out_of_stock"]);

function hasWay(line: PricedLine): boolean {
  return !line.problems.some((problem) => GONE.has(problem));
}

/** Fewer, more, so many, and none. Each button sends the quantity that it stands for. */
function quantityForms(site: Site, line: PricedLine, state: FormState): Markup {
  const { cart: words } = site.words.checkout;
  const { id, name, quantity, quantity_step: step } = line;
  const steps_id = `steps-${id}`;
  const typed = state.values.item_id === String(id) ? state.values.quantity : undefined;
  return html`<div class="cart-line__change">
<form id="${steps_id}" class="cart-line__steps" action="${site.link("/cart/update/")}" method="post">
${csrfField(site)}<input type="hidden" name="item_id" value="${id}"></form>
<div class="stepper">
<button class="stepper__button" type="submit" form="${steps_id}" name="quantity" value="${Math.max(quantity - step, 0)}"
aria-label="${words.less_of(name)}"${quantity - step < line.min_quantity ? html` disabled` : NOTHING}>${icon(site, "minus")}</button>
<form class="stepper__form" action="${site.link("/cart/update/")}" method="post" data-auto-submit novalidate>
${csrfField(site)}<input type="hidden" name="item_id" value="${id}">
<input class="stepper__input" name="quantity" type="number" inputmode="numeric" min="0" step="${step}"
value="${typed ?? String(quantity)}" aria-label="${words.quantity_of(name)}" autocomplete="off">
<button class="stepper__update" type="submit">${words.update}</button></form>
<button class="stepper__button" type="submit" form="${steps_id}" name="quantity" value="${quantity + step}"
aria-label="${words.more_of(name)}"${quantity + step > line.available ? html` disabled` : NOTHING}>${icon(site, "plus")}</button>
</div>
${removeButton(site, line, steps_id)}</div>`;
}

function onlyRemoval(site: Site, line: PricedLine): Markup {
  const steps_id = `steps-${line.id}`;
  return html`<div class="cart-line__change">
<form id="${steps_id}" class="cart-line__steps" action="${site.link("/cart/update/")}" method="post">
${csrfField(site)}<input type="hidden" name="item_id" value="${line.id}"></form>
${removeButton(site, line, steps_id)}</div>`;
}

function removeButton(site: Site, line: PricedLine, steps_id: string): Markup {
  const label = site.words.checkout.cart.remove_of(line.name);
  return html`<button class="cart-line__remove" type="submit" form="${steps_id}" name="quantity" value="0" aria-label="${label}">
${icon(site, "trash-2")}<span aria-hidden="true">${site.words.common.actions.remove}</span></button>`;
}

/** What is wrong, or was just refused, with the button that puts it right. */
function problemsOf(site: Site, line: PricedLine, state: FormState): Markup {
  const refused = refusedWords(site, line, state);
  const words = [...(refused === null ? [] : [refused]), ...problemWords(site, line)];
  if (words.length === 0) return NOTHING;
  return html`<div class="cart-line__problem" role="alert">${icon(site, "triangle-alert")}
<div><p>${words.join(" ")}</p>${fixButton(site, refused === null ? line : wishedFor(line, state))}</div></div>`;
}

/** The line with the quantity that was typed and refused. */
function wishedFor(line: PricedLine, state: FormState): PricedLine {
  const quantity = Number(state.values.quantity);
  return Number.isInteger(quantity) && quantity > 0 ? { ...line, quantity } : line;
}

function refusedWords(site: Site, line: PricedLine, state: FormState): string | null {
  if (state.errors.size === 0 || state.values.item_id !== String(line.id)) return null;
  const { problems: words } = site.words.checkout;
  const [error] = state.errors.values();
  if (error?.code === "insufficient_stock") return site.formats.plural(line.available, words.only_left);
  if (error?.code === "below_minimum") return site.formats.plural(line.min_quantity, words.below_minimum);
  if (error?.code === "wrong_step") return words.wrong_step(site.formats.number(line.quantity_step));
  return errorWords(site.words, error ?? { code: "fallback" });
}

function fixButton(site: Site, line: PricedLine): Markup {
  const is_fine = line.problem === null && possibleQuantity(line) === line.quantity;
  if (is_fine) return NOTHING;
  return html`<button class="button button--secondary" type="submit" form="steps-${line.id}" name="quantity"
value="${possibleQuantity(line)}">${fixLabel(site, line)}</button>`;
}

/** What the button that puts a line right says. */
export function fixLabel(site: Site, line: PricedLine): string {
  const { problems: words } = site.words.checkout;
  const quantity = possibleQuantity(line);
  const number = site.formats.number(quantity);
  if (quantity === 0) return words.remove;
  if (quantity === line.quantity) return words.accept;
  return quantity < line.quantity ? words.reduce(number) : words.change(number);
}

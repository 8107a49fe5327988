// Beside the editor of a product: the card of the shop's lists follows what is typed, without asking anybody.
/// <reference lib="dom" />
import { money, percent } from "./editor-format.ts";

const PERCENT = 100;

const form = document.querySelector<HTMLFormElement>("form[data-editor]");
const preview = document.querySelector<HTMLElement>("[data-card-preview]");
if (form && preview) form.addEventListener("input", () => draw(form, preview));

function draw(form: HTMLFormElement, preview: HTMLElement): void {
  const typed = new FormData(form);
  const own = amount(typed.get("price"));
  const rows = offeredRows(typed);
  const prices = rows.length === 0 ? [own] : rows.map(({ price }) => amount(price) || own);
  const [least, most] = [Math.min(...prices), Math.max(...prices)];
  const before = amount(typed.get("compare_price"));
  const is_range = least !== most;
  const is_sale = !is_range && before > own;
  const stock = rows.length === 0 ? amount(typed.get("stock_quantity")) : total(rows);
  const name = String(typed.get("name") ?? "").trim() || preview.dataset.unnamed || "";
  write(preview, ".product-card__name bdi", name);
  const price = piece(preview, is_range ? "from" : is_sale ? "sale" : "plain");
  write(price, ".price__now", money(form, is_range ? least : own));
  write(price, ".price__before", money(form, before));
  preview.querySelector(".product-card__price")?.replaceChildren(price);
  const badges = document.createDocumentFragment();
  if (is_sale)
    badges.append(discount(form, preview, Math.floor((PERCENT * (before - own)) / before) / PERCENT));
  if (stock <= 0) badges.append(piece(preview, "gone"));
  preview.querySelector(".product-card__badges")?.replaceChildren(badges);
  preview.querySelector(".product-card")?.classList.toggle("product-card--gone", stock <= 0);
}

/** The combinations with a tick, in their order. */
function offeredRows(typed: FormData): { price: unknown; stock: unknown }[] {
  const rows: { price: unknown; stock: unknown }[] = [];
  for (let index = 0; typed.has(`variants.${index}.values`); index += 1) {
    const field = (name: string) => typed.get(`variants.${index}.${name}`);
    if (field("is_offered")) rows.push({ price: field("price"), stock: field("stock_quantity") });
  }
  return rows;
}

function total(rows: readonly { stock: unknown }[]): number {
  return rows.reduce((sum, { stock }) => sum + amount(stock), 0);
}

/** What is no amount yet counts as nothing. */
function amount(typed: unknown): number {
  const value = Number(
    String(typed ?? "")
      .trim()
      .replace(",", "."),
  );
  return Number.isFinite(value) && value > 0 ? value : 0;
}

function discount(form: HTMLFormElement, preview: HTMLElement, share: number): DocumentFragment {
  const badge = piece(preview, "discount");
  write(badge, "bdi", `−${percent(form, share)}`);
  return badge;
}

function piece(preview: HTMLElement, kind: string): DocumentFragment {
  const template = preview.querySelector<HTMLTemplateElement>(`template[data-piece=${kind}]`);
  return document.importNode(template?.content ?? document.createDocumentFragment(), true);
}

function write(place: ParentNode, selector: string, text: string): void {
  const element = place.querySelector(selector);
  if (element) element.textContent = text;
}

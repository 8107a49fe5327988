// A product's page where scripts run: versions change without a reload, pictures follow and open in full.
/// <reference lib="dom" />
import { type Choosable, targetOf, type ValueState } from "./variant-choice.ts";

interface Choice extends Choosable {
  href: string;
  supply: string;
  stock: string;
  max: number;
  image: number | null;
  now: string;
  before: string;
  saving: string;
}

interface PageData {
  notes: Record<ValueState, string>;
  choices: Choice[];
}

startChoice();
startGallery();

function startChoice(): void {
  const offer = document.querySelector<HTMLElement>("[data-product]");
  const data = readData(offer);
  if (!offer || !data) return;
  const field = offer.querySelector<HTMLInputElement>("input[name=variant_id]");
  const chosenNow = () => data.choices.find(({ id }) => String(id) === field?.value) ?? data.choices[0];
  offer.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-option]");
    const chosen = chosenNow();
    if (!link || !chosen || isForElsewhere(event)) return;
    const found = targetOf(data.choices, chosen, Number(link.dataset.option), link.dataset.value ?? "");
    if (!found) return;
    event.preventDefault();
    show(offer, data, found.choice);
    history.replaceState(history.state, "", found.choice.href);
  });
}

function readData(offer: HTMLElement | null): PageData | null {
  const block = offer?.querySelector('script[type="application/json"]');
  return block ? (JSON.parse(block.textContent ?? "") as PageData) : null;
}

/** Shows a version: its price, its stock, its picture, and where each value leads from here. */
function show(offer: HTMLElement, data: PageData, choice: Choice): void {
  const part = (name: string) => offer.querySelector<HTMLElement>(`[data-part=${name}]`);
  for (const name of ["now", "before", "saving"] as const) write(part(name), choice[name]);
  const was = part("was");
  if (was) was.hidden = choice.before === "";
  offer.querySelector("[data-price]")?.classList.toggle("offer__price--sale", choice.before !== "");
  const stock = offer.querySelector<HTMLElement>("[data-stock]");
  if (stock) stock.className = `stock stock--${choice.supply}`;
  write(stock, choice.stock);
  showForm(offer, choice);
  for (const [position, value] of choice.values.entries()) {
    write(offer.querySelector(`[data-chosen="${position}"]`), value);
  }
  for (const link of offer.querySelectorAll<HTMLAnchorElement>("a[data-option]"))
    showValue(link, data, choice);
  if (choice.image !== null) showPicture(String(choice.image));
}

function showForm(offer: HTMLElement, choice: Choice): void {
  const form = offer.querySelector<HTMLFormElement>("[data-add-to-cart]");
  const variant = form?.querySelector<HTMLInputElement>("input[name=variant_id]");
  const quantity = form?.querySelector<HTMLInputElement>("input[name=quantity]");
  const button = form?.querySelector<HTMLButtonElement>("button[type=submit]");
  if (variant) variant.value = String(choice.id);
  if (button) button.disabled = !choice.can_buy;
  if (!quantity) return;
  quantity.max = choice.can_buy ? String(choice.max) : "";
  if (choice.can_buy && Number(quantity.value) > choice.max) quantity.value = quantity.min;
}

function showValue(link: HTMLAnchorElement, data: PageData, chosen: Choice): void {
  const found = targetOf(data.choices, chosen, Number(link.dataset.option), link.dataset.value ?? "");
  if (!found) return;
  const { choice, state } = found;
  link.className = `option__value option__value--${state}`;
  link.href = `${choice.href}#offer`;
  if (state === "chosen") link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
  write(link.querySelector("[data-note]"), data.notes[state]);
}

function startGallery(): void {
  const gallery = document.querySelector<HTMLElement>("[data-gallery]");
  const place = gallery?.querySelector<HTMLElement>("[data-zoom-place]");
  const dialog = place?.closest("dialog");
  gallery?.addEventListener("click", (event) => {
    if (isForElsewhere(event)) return;
    const target = event.target as Element;
    const thumb = target.closest<HTMLAnchorElement>("a[data-thumb]");
    const picture = target.closest<HTMLAnchorElement>("a[data-zoom]");
    if (!thumb && !picture) return;
    event.preventDefault();
    if (thumb) showPicture(thumb.dataset.thumb ?? "");
    else if (picture && place && dialog) openPicture(dialog, place, picture);
  });
  if (!gallery) return;
  markThumb(gallery);
  gallery.querySelector(".gallery__strip")?.addEventListener("scrollend", () => markThumb(gallery));
}

/** Scrolls the strip, and not the page, to a picture. */
function showPicture(id: string): void {
  const item = document.getElementById(`picture-${id}`);
  const strip = item?.parentElement;
  if (!item || !strip) return;
  strip.scrollTo({ left: item.offsetLeft });
  mark(id);
}

function openPicture(dialog: HTMLDialogElement, place: HTMLElement, link: HTMLAnchorElement): void {
  const full = new Image();
  full.src = link.href;
  full.alt = link.querySelector("img")?.alt ?? "";
  place.replaceChildren(full);
  dialog.showModal();
}

function markThumb(gallery: HTMLElement): void {
  const strip = gallery.querySelector<HTMLElement>(".gallery__strip");
  if (!strip) return;
  const middle = strip.getBoundingClientRect().left + strip.clientWidth / 2;
  for (const item of strip.children) {
    const { left, right } = item.getBoundingClientRect();
    if (left <= middle && middle < right) mark(item.id.replace("picture-", ""));
  }
}

function mark(id: string): void {
  for (const thumb of document.querySelectorAll<HTMLAnchorElement>("a[data-thumb]")) {
    if (thumb.dataset.thumb === id) thumb.setAttribute("aria-current", "true");
    else thumb.removeAttribute("aria-current");
  }
}

function write(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}

/** A click that asks for a new tab or a download stays what it is. */
function isForElsewhere(event: MouseEvent): boolean {
  return event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey;
}

// The number beside the cart in the header.
const language = document.documentElement.lang === "ar" ? "ar-u-nu-latn" : document.documentElement.lang;

/** How many items the header says there are. */
export function cartCount(): number {
  return Number(place()?.dataset.cartCount ?? 0);
}

/** Says that there are so many. */
export function setCartCount(count: number): void {
  const badge = place();
  if (!badge) return;
  badge.dataset.cartCount = String(count);
  badge.textContent = new Intl.NumberFormat(language).format(count);
  badge.hidden = count < 1;
}

function place(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-cart-count]");
}

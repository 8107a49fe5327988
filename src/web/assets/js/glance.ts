// The reader's own name and cart, on pages that are the same for everybody.
import { setCartCount } from "./cart-count.ts";

const link = document.querySelector<HTMLElement>("[data-glance-cart]");

async function fill(url: string): Promise<void> {
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const { name, cart_count } = (await answer.json()) as { name: string | null; cart_count: number };
  setCartCount(cart_count);
  const place = document.querySelector<HTMLElement>("[data-glance-name]");
  if (place) place.textContent = name ?? place.dataset.signIn ?? "";
}

function refresh(): void {
  // Without an answer the page stays as it is: it says nothing wrong.
  if (link?.dataset.glanceCart) fill(link.dataset.glanceCart).catch(() => undefined);
}

refresh();
// A page that comes back from the browser's memory may be older than the cart.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) refresh();
});

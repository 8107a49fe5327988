// Into the cart without leaving the page; where the network fails, the form is sent as ever.
import { cartCount, setCartCount } from "./cart-count.ts";
import { isOffline } from "./connection.ts";
import { toast } from "./toast.ts";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || !form.matches("[data-add-to-cart]"))
    return;
  event.preventDefault();
  if (isOffline()) return;
  if (form.getAttribute("aria-busy") === "true") return;
  void add(form, event.submitter);
});

async function add(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const before = cartCount();
  const sent = new FormData(form);
  form.setAttribute("aria-busy", "true");
  submitter?.setAttribute("aria-busy", "true");
  setCartCount(before + Number(sent.get("quantity") ?? 1));
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "application/json" },
      body: new URLSearchParams([...sent].map(([name, value]) => [name, String(value)])),
    });
    const said = (await answer.json()) as { cart_count?: number; message: string };
    setCartCount(answer.ok ? (said.cart_count ?? before) : before);
    toast(said.message, answer.ok ? wayToCart() : undefined);
    if (answer.ok) form.dispatchEvent(new CustomEvent("cart:added", { bubbles: true }));
  } catch {
    setCartCount(before);
    if (!isOffline()) form.submit();
  } finally {
    form.removeAttribute("aria-busy");
    submitter?.removeAttribute("aria-busy");
  }
}

/** The cart's own link in the header, under a name that says what it does. */
function wayToCart(): { label: string; href: string } | undefined {
  const link = document.querySelector<HTMLAnchorElement>("a[data-view-cart]");
  return link ? { label: link.dataset.viewCart ?? "", href: link.href } : undefined;
}

// Cart and checkout without pressing "Update": what changes is sent by itself, and only what changes is
// replaced.
for (const form of document.querySelectorAll<HTMLFormElement>("[data-auto-submit]")) {
  form.dataset.sendsItself = "";
  form.addEventListener("change", () => form.requestSubmit());
}

const PRICING = /^(address_id|shipping\.\d+|(shipping|billing)_address\.country)$/;
const checkout = document.querySelector<HTMLFormElement>("[data-checkout]");
let latest = 0;

if (checkout) {
  checkout.dataset.pricesItself = "";
  checkout.addEventListener("change", (event) => {
    const { name = "" } = event.target as HTMLInputElement;
    if (PRICING.test(name)) void priceAgain(checkout);
  });
  checkout.addEventListener("submit", (event) => markBusy(checkout, event));
}

/** Coming back by the back button, the form can be sent again. */
addEventListener("pageshow", () => {
  if (checkout) delete checkout.dataset.sent;
});

/** A second press on its way changes nothing; the server would order once in any case. */
function markBusy(form: HTMLFormElement, event: SubmitEvent): void {
  if (form.dataset.sent !== undefined) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "";
  event.submitter?.setAttribute("aria-busy", "true");
}

async function priceAgain(form: HTMLFormElement): Promise<void> {
  latest += 1;
  const own = latest;
  const sent = new FormData(form);
  sent.set("step", "update");
  form.setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams([...sent].map(([name, value]) => [name, String(value)]));
    const answer = await fetch(form.action, { method: "POST", body });
    if (own !== latest) return;
    if (answer.redirected) location.assign(answer.url);
    else if (answer.ok) replaceLive(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } finally {
    if (own === latest) form.removeAttribute("aria-busy");
  }
}

/** Puts the new parts in place of the old ones; what somebody is typing in stays where it is. */
function replaceLive(page: Document): void {
  const active = document.activeElement;
  const focused_id = active?.id ?? "";
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.getElementById(part.id);
    const is_typing = part.contains(active) && active?.matches("input:not([type=radio]), textarea");
    if (!fresh || is_typing) continue;
    keepTyped(part, fresh);
    part.replaceWith(document.adoptNode(fresh));
  }
  if (focused_id !== "") document.getElementById(focused_id)?.focus();
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What was typed or ticked while the answer was on its way stays; only what is priced follows the answer. */
function keepTyped(old: Element, fresh: Element): void {
  for (const control of fresh.querySelectorAll<Control>("input[id], select[id], textarea[id]")) {
    const known = old.querySelector<Control>(`#${CSS.escape(control.id)}`);
    if (!known || PRICING.test(control.name)) continue;
    if (control instanceof HTMLInputElement && known instanceof HTMLInputElement)
      control.checked = known.checked;
    control.value = known.value;
  }
}

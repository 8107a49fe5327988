// What went wrong in a form gets the focus, and each problem the name of its field.
const summary = document.querySelector<HTMLElement>("body:not([data-page='design']) [data-problems]");

for (const link of summary?.querySelectorAll<HTMLAnchorElement>("a[href^='#']") ?? []) {
  const input = document.getElementById(link.hash.slice(1));
  const label = input?.querySelector("legend") ?? document.querySelector(`label[for="${input?.id}"]`);
  const name = label?.firstChild?.textContent?.trim().replace(/[.:]$/, "");
  // A field of the bill's own address is called as the one of the delivery.
  const group = input?.closest(".checkout__billing")?.firstElementChild?.textContent;
  if (name) link.prepend(group ? `${group}, ${name}: ` : `${name}: `);
  // Browsers go to the place; whoever types wants to be in the field.
  link.addEventListener("click", () =>
    (input?.matches("fieldset") ? input.querySelector("input") : input)?.focus(),
  );
}
summary?.focus();

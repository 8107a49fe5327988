// Forms of the working places: `data-guards` warns before typed things are lost, `data-submits` sends by itself
// what was changed in it, and filters show their list at once.

let is_sending = false;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-guards]")) {
  const before = stateOf(form);
  addEventListener("beforeunload", (event) => {
    if (!is_sending && form.matches("[data-guards]") && stateOf(form) !== before) event.preventDefault();
  });
}
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) is_sending = true;
});
addEventListener("pageshow", () => {
  is_sending = false;
});

document.addEventListener("change", (event) => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement || input instanceof HTMLSelectElement)) return;
  const form = input.form;
  if (!form) return;
  const is_choice = input instanceof HTMLSelectElement || /^(checkbox|radio)$/.test(input.type);
  if (form.matches("[data-submits]") || (form.matches("[data-filter]") && is_choice)) send(form);
});

/** Filters that ask for nothing do not lengthen the address. */
document.addEventListener("formdata", (event) => {
  if (!(event.target instanceof HTMLFormElement) || !event.target.matches("[data-filter]")) return;
  for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
});

function send(form: HTMLFormElement): void {
  if (form.reportValidity()) form.requestSubmit();
}

function stateOf(form: HTMLFormElement): string {
  return [...new FormData(form)]
    .map(([name, value]) => `${name}=${typeof value === "string" ? value : value.name}`)
    .join("\n");
}

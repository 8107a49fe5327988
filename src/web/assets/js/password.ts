// The button that shows what stands in a password field.
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-shows]")) {
  const input = document.getElementById(button.dataset.shows ?? "");
  if (!(input instanceof HTMLInputElement)) continue;
  const show = (is_shown: boolean) => {
    input.type = is_shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(is_shown));
  };
  button.hidden = false;
  button.addEventListener("click", () => show(input.type === "password"));
  // Sent as a password: browsers offer to keep it, and don't keep it among ordinary text.
  input.form?.addEventListener("submit", () => show(false));
}

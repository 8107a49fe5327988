// Keys of the working places: `/` into the search of the list, Ctrl or Cmd with K for everything, `?` for help.

/** Where letters are letters. */
const TYPED = "input:not([type=checkbox], [type=radio]), textarea, select, dialog, dialog *";

for (const part of document.querySelectorAll<HTMLElement>("[data-scripted]")) part.hidden = false;

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.altKey) return;
  const has_control = event.ctrlKey || event.metaKey;
  if (has_control && event.key.toLowerCase() === "k") return show(event, "palette");
  if (has_control || (event.target instanceof Element && event.target.matches(TYPED))) return;
  if (event.key === "?") show(event, "keys");
  if (event.key === "/") {
    const search = document.querySelector<HTMLInputElement>("input[data-here]");
    if (!search) return show(event, "palette");
    event.preventDefault();
    search.focus();
    search.select();
  }
});

function show(event: Event, id: string): void {
  const dialog = document.getElementById(id);
  if (!(dialog instanceof HTMLDialogElement)) return;
  event.preventDefault();
  if (!dialog.open) dialog.showModal();
}

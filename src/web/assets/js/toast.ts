// Short messages that come, are read out, and go.
const SHOWN_MS = 6000;
const LEAVING_MS = 250;
const MOST = 3;

/** Shows a message, with a way on if there is one; it goes by itself unless somebody is on it. */
export function toast(text: string, way_on?: { label: string; href: string }): void {
  const place = document.getElementById("toasts");
  if (!place) return;
  while (place.children.length >= MOST) place.firstElementChild?.remove();
  for (const shown of place.querySelectorAll<HTMLElement>(".toast"))
    if (shown.firstElementChild?.textContent === text) shown.remove();
  const message = document.createElement("div");
  message.className = "toast";
  const words = document.createElement("span");
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "toast__close";
  close.setAttribute("aria-label", place.dataset.dismiss ?? "");
  close.textContent = "×";
  message.append(words);
  if (way_on) {
    const link = document.createElement("a");
    link.href = way_on.href;
    link.textContent = way_on.label;
    message.append(link);
  }
  message.append(close);
  let timer = 0;
  const leave = () => {
    message.classList.add("toast--leaving");
    setTimeout(() => message.remove(), LEAVING_MS);
  };
  const wait = () => {
    clearTimeout(timer);
    timer = window.setTimeout(leave, SHOWN_MS);
  };
  const stay = () => clearTimeout(timer);
  for (const event of ["pointerenter", "focusin"]) message.addEventListener(event, stay);
  for (const event of ["pointerleave", "focusout"]) message.addEventListener(event, wait);
  close.addEventListener("click", leave);
  place.append(message);
  wait();
}

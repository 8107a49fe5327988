// Says when the connection is gone, in place of the browser's own error page.
import { toast } from "./toast.ts";

/** Says so and returns true while there is no connection. */
export function isOffline(): boolean {
  if (navigator.onLine) return false;
  toast(document.getElementById("toasts")?.dataset.offline ?? "");
  return true;
}

/** Who tries the same again knows better than the browser. */
const warned = new WeakSet<EventTarget>();

function hold(event: Event, subject: Element | null): void {
  if (event.defaultPrevented || !subject || warned.has(subject) || !isOffline()) return;
  warned.add(subject);
  event.preventDefault();
}

window.addEventListener("offline", isOffline);
document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!link?.getAttribute("href")?.startsWith("#")) hold(event, link);
});
document.addEventListener("submit", (event) => hold(event, event.target as Element));

// Fetches the page that somebody is about to open, where the browser doesn't know speculation rules.
const PRIVATE = /^(\/\w\w)?\/(account|cart|checkout|orders|glance|sign-\w+|outbox|api)\//;
const WAIT_MS = 65;
const MOST = 20;
const fetched = new Set<string>();
let timer = 0;

function prefetch(link: HTMLAnchorElement): void {
  const { origin, pathname, href } = link;
  if (origin !== location.origin || !pathname.endsWith("/") || PRIVATE.test(pathname)) return;
  if (fetched.has(href) || fetched.size >= MOST || pathname === location.pathname) return;
  fetched.add(href);
  const hint = document.createElement("link");
  hint.rel = "prefetch";
  hint.href = href;
  document.head.append(hint);
}

function linkOf(event: Event): HTMLAnchorElement | null {
  return event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
}

if (!HTMLScriptElement.supports?.("speculationrules")) {
  document.addEventListener("pointerover", (event) => {
    clearTimeout(timer);
    const link = linkOf(event);
    if (link) timer = window.setTimeout(prefetch, WAIT_MS, link);
  });
  document.addEventListener(
    "touchstart",
    (event) => {
      const link = linkOf(event);
      if (link) prefetch(link);
    },
    { passive: true },
  );
}

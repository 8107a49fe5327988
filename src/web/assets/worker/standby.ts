// Stands by in the browser for when the connection is gone: keeps the shop's own files, and a page that says
// so in each language. No page of anybody's is ever kept, and what is not a GET is left alone.

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Asking extends Lasting {
  request: Request;
  /** What the browser began to fetch while this worker was starting. */
  preloadResponse: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}

interface Standby {
  addEventListener(type: "install" | "activate", listener: (event: Lasting) => void): void;
  addEventListener(type: "fetch", listener: (event: Asking) => void): void;
  skipWaiting(): Promise<void>;
  registration: { navigationPreload?: { enable(): Promise<void> } };
}

/** The pages for lost connections and what they are drawn with; the server writes the list. */
declare const FILES: readonly string[];

const NAME = "buybuy";
const MOST = 40;
const OFFLINE = "/offline/";
const UNAVAILABLE = 503;
const standby = self as unknown as Standby;

standby.addEventListener("install", (event) => {
  void standby.skipWaiting();
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll([...FILES])));
});

standby.addEventListener("activate", (event) => {
  event.waitUntil(Promise.resolve(standby.registration.navigationPreload?.enable()));
});

standby.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  if (mode === "navigate") event.respondWith(pageOf(event, pathname));
  else if (pathname.startsWith("/assets/")) event.respondWith(fileOf(event));
});

/** The page from the network, or the one that says that there is none, in the language of the address. */
async function pageOf(event: Asking, pathname: string): Promise<Response> {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    const own = `/${pathname.split("/")[1]}${OFFLINE}`;
    const kept = await caches.match(FILES.includes(own) ? own : OFFLINE);
    if (!kept) return Response.error();
    // Whoever fetched it ahead must not take it for the page.
    return new Response(kept.body, { status: UNAVAILABLE, headers: kept.headers });
  }
}

/** A file whose name changes with its content: what is kept is right. */
async function fileOf(event: Asking): Promise<Response> {
  const cache = await caches.open(NAME);
  const kept = await cache.match(event.request);
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(keep(cache, event.request, answer.clone()));
  return answer;
}

async function keep(cache: Cache, request: Request, answer: Response): Promise<void> {
  await cache.put(request, answer);
  const others = (await cache.keys()).filter(({ url }) => !FILES.includes(new URL(url).pathname));
  for (const oldest of others.slice(0, -MOST)) await cache.delete(oldest);
}

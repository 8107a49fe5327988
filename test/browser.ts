// The shop in a real browser: one running program on the demo world and one Chromium per test process.
import { after } from "node:test";
import type { Browser } from "playwright-core";
import { type Look, launchBrowser, openWindow, type Window } from "./chromium.ts";
import { startServer } from "./server.ts";

export { type Look, NO_BROWSER, type Window } from "./chromium.ts";

export interface RunningShop {
  origin: string;
  /** Where the program keeps its data. */
  var_folder: string;
  browser: Browser;
  /** A window of somebody who has never been here. */
  open(look?: Look): Promise<Window>;
}

/** In development every seller is approved at once; in tests somebody looks first. */
const SHOP = { BUYBUY_SEED: "demo", BUYBUY_AUTO_APPROVE_SELLERS: "false" };

let running: Promise<RunningShop> | null = null;
/** Photographs take most of the time and prove nothing here; Lighthouse and the screenshots load them. */
const NO_PICTURES = ["--blink-settings=imagesEnabled=false"];
/** What ends with the process, whichever test began it. */
const endings: (() => unknown)[] = [];
after(async () => {
  for (const end of endings) await end();
});

/**
 * The shop of this process, on the demo world; started when the first test asks, ended after the last.
 * Files that share a process share it: a test counts on what it has made itself, and on little else.
 */
export function openShop(): Promise<RunningShop> {
  running ??= start();
  return running;
}

async function start(): Promise<RunningShop> {
  const launched = launchBrowser(NO_PICTURES);
  // Also when the program does not start: an open browser would keep the test from ending.
  endings.push(async () => (await launched).close());
  const [server, browser] = await Promise.all([
    startServer({ after: (end) => endings.push(end as () => unknown) }, SHOP),
    launched,
  ]);
  const origin = `http://localhost:${new URL(server.origin).port}`;
  return {
    origin,
    browser,
    var_folder: server.var_folder,
    open: (look) => openWindow(browser, origin, look),
  };
}

// The shop in a real browser: one running program on the demo world and one Chromium per test file.
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

let running: Promise<RunningShop> | null = null;
/** Photographs take most of the time and prove nothing here; Lighthouse and the screenshots load them. */
const NO_PICTURES = ["--blink-settings=imagesEnabled=false"];
/** What ends with the file, whichever test began it. */
const endings: (() => unknown)[] = [];
after(async () => {
  for (const end of endings) await end();
});

/** The shop of this test file, on the demo world; started when the first test asks, ended after the last. */
export function openShop(env: Record<string, string> = {}): Promise<RunningShop> {
  running ??= start(env);
  return running;
}

async function start(env: Record<string, string>): Promise<RunningShop> {
  const launched = launchBrowser(NO_PICTURES);
  // Also when the program does not start: an open browser would keep the test from ending.
  endings.push(async () => (await launched).close());
  const [server, browser] = await Promise.all([
    startServer({ after: (end) => endings.push(end as () => unknown) }, { BUYBUY_SEED: "demo", ...env }),
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

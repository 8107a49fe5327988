// Chromium, where it is installed, and windows in it that notice what must never happen.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page, type Response } from "playwright-core";
import { inLanguage } from "#platform/http/page-server";
import type { Language } from "#platform/i18n";

/** How somebody looks at the shop; a desktop with scripts, in English and in the light, unless told. */
export interface Look {
  language?: Language;
  width?: number;
  height?: number;
  color_scheme?: "light" | "dark";
  has_scripts?: boolean;
  /** Lets a test bring its own scripts into pages, against their Content-Security-Policy. */
  allows_foreign_scripts?: boolean;
}

export interface Window {
  page: Page;
  context: BrowserContext;
  /** The address of a page in this window's language. */
  at(path: string): string;
  /** Fails when anything went wrong on the way: a script, a file, a policy, a dialog, a 500. */
  assertClean(): void;
}

const program = process.env.TEST_CHROMIUM || process.env.CHROMIUM_PATH || "/usr/bin/chromium";
/** For `test(…, { skip: NO_BROWSER })`: why browser tests are skipped, or false. */
export const NO_BROWSER: string | false = existsSync(program)
  ? false
  : "no Chromium here: set TEST_CHROMIUM to the program";
const PATIENCE_MS = 8000;
const FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--force-color-profile=srgb"];

/** Chromium by itself, for whoever has a program running already. */
export function launchBrowser(flags: string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: program, args: [...FLAGS, ...flags] });
}

/** A window of its own: no cookie, no cache, and every problem written down. */
export async function openWindow(browser: Browser, origin: string, look: Look = {}): Promise<Window> {
  const { language = "en", width = 1280, height = 900 } = look;
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height },
    javaScriptEnabled: look.has_scripts ?? true,
    colorScheme: look.color_scheme ?? "light",
    reducedMotion: "reduce",
    bypassCSP: look.allows_foreign_scripts ?? false,
    locale: language,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const problems: string[] = [];
  context.on("page", (page) => watch(page, origin, problems));
  const page = await context.newPage();
  return {
    page,
    context,
    at: (path) => inLanguage(language, path),
    assertClean: () => assert.deepEqual(problems, [], `at ${page.url()}`),
  };
}

/** Writes down what no page of ours may do. A refused form (4xx on a page) is no problem. */
function watch(page: Page, origin: string, problems: string[]): void {
  page.on("pageerror", (error) => problems.push(`script error: ${error.message} (${page.url()})`));
  page.on("console", (message) => {
    if (!/error|warning/.test(message.type())) return;
    const text = message.text();
    if (!text.startsWith("Failed to load resource")) problems.push(`console: ${text} (${page.url()})`);
  });
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()} (${page.url()})`);
    void dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin) {
      problems.push(`a request to somebody else: ${request.url()}`);
    }
  });
  page.on("response", (response) => {
    if (isWrong(response)) problems.push(`${response.status()} ${response.url()}`);
  });
}

function isWrong(response: Response): boolean {
  const is_page = response.request().isNavigationRequest();
  return response.status() >= (is_page ? 500 : 400);
}

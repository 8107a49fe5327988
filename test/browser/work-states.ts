// States of the working places that no link leads to: filtered, chosen, opened, refused, and stores that do
// not sell.
import type { Page } from "playwright-core";
import type { Person, Scene } from "./scenes.ts";
import { linksIn } from "./work-scenes.ts";

const PHONE_WIDTH = 800;
const STATES_OF_PARTS = ["confirmed", "shipped", "delivered", "cancelled"] as const;
const COUNTED = "SKU,Stock,Low stock\nHCR-GUJI-250-BEAN,24,6\nHCR-NOWHERE,7,2\nHCR-GUJI-250-FILTER,many,6\n";
const NEW_GOODS =
  "Item number;Title;Price;Stock\nHCR-TIN-01;Tin for 250 g;9.50;40\nHCR-TIN-02;Tin for 1 kg;14.00;25\n";

/** Sol brings two files: one waits for its columns to be named, the other was tried. Gives the first one's address. */
export async function bringFiles(page: Page): Promise<string> {
  const bring = async (kind: "products" | "stock", name: string, text: string) => {
    await page.goto("/seller/exchange/");
    await page.locator(`[name=kind][value=${kind}] + label, label:has([name=kind][value=${kind}])`).click();
    await page
      .locator("#field-file")
      .setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.locator("form:has(#field-file) [type=submit]").click();
    await page.waitForURL(/\/exchange\/\d+\/$/);
  };
  await bring("products", "new-tins.csv", NEW_GOODS);
  const path = new URL(page.url()).pathname;
  await bring("stock", "count-of-november.csv", COUNTED);
  await page.locator(".exchange__columns ~ [type=submit]").click();
  await page.locator("[href$='/errors/']").waitFor();
  return path;
}

/** The scenes; `cookieOf` opens pages as somebody, to find what is in which state. */
export async function workStates(
  origin: string,
  cookieOf: (who: Person) => string,
  new_file: string,
): Promise<Scene[]> {
  const first = async (who: Person, list: string, pattern: RegExp) => {
    const answer = await fetch(origin + list, { headers: { cookie: cookieOf(who) } });
    const found = linksIn(await answer.text(), list).find((link) => pattern.test(link));
    if (found === undefined) throw new Error(`no ${pattern} at ${list}`);
    return found;
  };
  const parts = STATES_OF_PARTS.map(async (state): Promise<Scene> => {
    const path = await first("sol", `/seller/orders/?state=${state}`, /^\/seller\/orders\/\d+\/$/);
    return { name: `seller-order-${state}`, who: "sol", path };
  });
  const done = await first("olga", "/admin/orders/?status=delivered", /^\/admin\/orders\/\d+\/$/);
  const candidate = await first("olga", "/admin/sellers/?status=pending", /^\/admin\/sellers\/\d+\/$/);
  const colleague = await first("olga", "/admin/users/?role=staff", /^\/admin\/users\/\d+\/$/);
  const scenes: Scene[] = [
    { name: "seller-dashboard-menu", who: "sol", path: "/seller/", act: openMenu },
    { name: "seller-dashboard-member", who: "priya.nair", path: "/seller/" },
    { name: "seller-dashboard-pending", who: "terrence.webb", path: "/seller/" },
    { name: "seller-dashboard-suspended", who: "rick.danvers", path: "/seller/" },
    { name: "seller-application", who: "ada", path: "/seller/" },
    { name: "seller-keys", who: "sol", path: "/seller/", act: (page) => page.keyboard.press("?") },
    {
      name: "seller-analytics-year",
      who: "sol",
      path: "/seller/analytics/?from=2026-01-01&to=2026-11-30",
      act: showTable,
    },
    { name: "seller-orders-shipped", who: "sol", path: "/seller/orders/?state=shipped" },
    { name: "seller-orders-all", who: "sol", path: "/seller/orders/?state=all" },
    { name: "seller-orders-chosen", who: "sol", path: "/seller/orders/", act: chooseAll },
    { name: "seller-orders-nothing", who: "sol", path: "/seller/orders/?state=all&search=zeppelin" },
    ...(await Promise.all(parts)),
    { name: "seller-products-chosen", who: "sol", path: "/seller/products/", act: chooseAll },
    { name: "seller-products-nothing", who: "sol", path: "/seller/products/?search=zeppelin" },
    { name: "seller-inventory-low", who: "sol", path: "/seller/inventory/?show=low" },
    { name: "seller-exchange-columns", who: "sol", path: new_file },
    { name: "admin-palette", who: "olga", path: "/admin/", act: searchEverything },
    { name: "admin-search-found", who: "olga", path: "/admin/search/?q=herrera" },
    { name: "admin-orders-nothing", who: "olga", path: "/admin/orders/?attention=true" },
    { name: "admin-order-done", who: "olga", path: done },
    { name: "admin-seller-pending", who: "olga", path: candidate },
    { name: "admin-user-staff", who: "olga", path: colleague },
    { name: "admin-overview-staff", who: "samir", path: "/admin/" },
    { name: "admin-jobs-waiting", who: "olga", path: "/admin/jobs/?state=waiting" },
  ];
  return scenes.map((scene) => ({ ...scene, is_state: true }));
}

/** The way around is shut where a screen is narrow. */
async function openMenu(page: Page): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) < PHONE_WIDTH) await page.locator(".work-side__opener").click();
}

async function chooseAll(page: Page): Promise<void> {
  const all = page.locator("[data-selects]").first();
  if (await all.isVisible()) return all.check();
  for (const box of await page.locator("td.work-table__box input").all()) await box.check();
}

async function showTable(page: Page): Promise<void> {
  await page.locator(".chart__table > summary").first().click();
}

async function searchEverything(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.locator("#palette-search").fill("sol");
  await page.locator("#palette [role=option]").first().waitFor();
}

// Markup in every text that people may type stays text: on every page, in suggestions, and in toasts.
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { NO_BROWSER, openShop } from "../browser.ts";
import { inside } from "./inside.ts";
import { type Person, setStage } from "./scenes.ts";

/** Ends an attribute, a script and an element, and leaves elements that a page can be asked for. */
const CANARY = `"'></script></title><b data-canary onclick=alert(1)>c</b><img src=x onerror=alert(1) data-canary>`;
/** Columns that hold what somebody typed, by table. Names are short, so they get the canary at their end. */
const COLUMNS: Record<string, string[]> = {
  users: ["first_name", "last_name", "bio", "line1", "city"],
  addresses: ["full_name", "company", "line1", "line2", "city", "postal_code", "phone"],
  sellers: ["name", "tagline", "description", "city", "shipping_policy", "return_policy", "vacation_note"],
  categories: ["name", "description", "full_path", "meta_title", "meta_description"],
  products: ["name", "short_description", "description", "meta_title", "meta_description"],
  product_images: ["alt_text"],
  product_specifications: ["name", "value"],
  specification_values: ["name", "value"],
  shipping_methods: ["name"],
  orders: ["note", "purchase_order_number", "company_name", "tax_id"],
  order_items: ["name"],
  seller_orders: ["shipping_name"],
  order_history: ["note"],
  shipments: ["carrier", "tracking_number", "tracking_url"],
  sessions: ["user_agent"],
  mails: ["subject", "text_body"],
};
/** JSON columns: the canary goes into their texts. */
const JSON_COLUMNS: Record<string, string[]> = {
  listings: ["card_head"],
  orders: ["shipping_address", "billing_address"],
  order_items: ["options"],
};
const PEOPLE: Person[] = ["nobody", "guest", "ada"];

interface Leaks {
  elements: number;
  attributes: string[];
  /** Is the canary on the page as text? Else the test would prove nothing. */
  is_shown: boolean;
}

const leaksOf = inside<Leaks>(`() => ({
  elements: document.querySelectorAll("[data-canary]").length,
  attributes: [...document.querySelectorAll("*")].flatMap((one) =>
    [...one.attributes].filter(({ name }) => /^on|^data-canary|[<"']/.test(name)).map(({ name }) => name)),
  is_shown: document.documentElement.textContent.includes("data-canary"),
})`) as (value: unknown) => Leaks;

test("no text of anybody becomes markup", { skip: NO_BROWSER, timeout: 150_000 }, async (t) => {
  const { browser, origin, var_folder } = await openShop();
  const stage = await setStage(browser, origin);
  poison(join(var_folder, "buybuy.db"));
  let shown = 0;
  for (const person of PEOPLE) {
    const window = await stage.open(person, {});
    for (const { path, who, status = 200 } of stage.scenes.filter((one) => one.who === person)) {
      const answer = await window.page.goto(path);
      assert.equal(answer?.status(), status, `${path} as ${who}`);
      if ((await assertNoLeak(window.page)).is_shown) shown += 1;
    }
    if (person === "nobody") await suggest(window.page);
    window.assertClean();
    await window.context.close();
  }
  t.diagnostic(`the canary was on ${shown} pages`);
  assert.ok(shown >= 20, `the canary was on ${shown} pages only`);
});

async function assertNoLeak(page: Page): Promise<Leaks> {
  const leaks = await page.evaluate(leaksOf, null);
  assert.equal(leaks.elements, 0, `markup got into ${page.url()}`);
  assert.deepEqual(leaks.attributes, [], `attributes got into ${page.url()}`);
  return leaks;
}

async function suggest(page: Page): Promise<void> {
  await page.goto("/");
  await page.locator("#site-search").pressSequentially("tea", { delay: 20 });
  await page.locator("#site-search[aria-expanded=true]").waitFor();
  assert.ok((await assertNoLeak(page)).is_shown, "suggestions show the canary");
}

/** Writes the canary behind what stands in the columns already. */
function poison(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5000 });
  for (const [table, columns] of Object.entries(COLUMNS)) {
    for (const column of columns) {
      database.prepare(`UPDATE ${table} SET ${column} = coalesce(${column}, '') || ?`).run(CANARY);
    }
  }
  for (const [table, columns] of Object.entries(JSON_COLUMNS)) {
    for (const column of columns) {
      const rows = database
        .prepare(`SELECT rowid AS id, ${column} AS json FROM ${table} WHERE ${column} LIKE '{%'`)
        .all();
      const update = database.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`);
      for (const { id, json } of rows) update.run(poisoned(String(json)), id as number);
    }
  }
  database.close();
}

/** Texts of people only: keys, codes and addresses keep their meaning. A card's head lacks its last brace. */
function poisoned(json: string): string {
  const is_head = !json.endsWith("}");
  const text = JSON.stringify(JSON.parse(is_head ? `${json}}` : json), (key, value) =>
    typeof value === "string" && TYPED.test(key) ? value + CANARY : value,
  );
  return is_head ? text.slice(0, -1) : text;
}

const TYPED = /name|line|city|company|tagline|description|alt_text|colour|size|^full_path$/i;

// Pictures as a browser meets them, without scripts: in their own tone while they are on the way, in the
// smallest format that it knows, and never jumping.
import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { NO_BROWSER, openShop } from "../browser.ts";
import { launchBrowser, openWindow } from "../chromium.ts";
import { until } from "../redis-proxy.ts";
import { inside } from "./inside.ts";
import { wishes } from "./journeys.ts";
import { DEMO_PASSWORD, demoWorld } from "./scenes.ts";

const WALL = "#3f6f9f";
/** The job has much patience with a busy machine. */
const MAKING_MS = 90_000;

interface Seen {
  file: string;
  is_there: boolean;
  behind: string;
  place: string;
}

const seen = inside<Seen>(`(image) => ({
  file: new URL(image.currentSrc || image.src).pathname,
  is_there: image.complete && image.naturalWidth > 0,
  behind: getComputedStyle(image).backgroundColor,
  place: JSON.stringify(image.getBoundingClientRect()),
})`);

/** The first to ask for a style sheet waits until it is compressed. */
const hasRules = inside<boolean>(
  `() => [...document.styleSheets].some((sheet) => sheet.cssRules.length > 0)`,
);

const places = inside<string>(`() => JSON.stringify(
  [...document.querySelectorAll("main img")].map((image) => image.getBoundingClientRect()))`);

/** Every picture of the page becomes one that offers another file. */
const offerMore = inside<void>(`() => {
  for (const image of document.querySelectorAll("main img")) {
    const picture = document.createElement("picture");
    image.replaceWith(picture);
    picture.append(Object.assign(document.createElement("source"), { type: "image/none" }), image);
  }
}`);

/** Sol's new product with a picture, once its AVIF is made. */
async function offer(origin: string): Promise<{ name: string; slug: string }> {
  const { call } = demoWorld(origin);
  const login = { email: "sol@example.com", password: DEMO_PASSWORD };
  const { access } = (await call("POST", "/auth/login/", login)).body;
  const authorization = `Bearer ${access}`;
  const product = { name: "Enamel weather vane", price: "39.00", category: 1, stock_quantity: 3 };
  const { id, name, slug } = (await call("POST", "/products/", product, { authorization })).body;
  const wall = sharp({ create: { width: 240, height: 160, channels: 3, background: WALL } });
  const form = new FormData();
  form.set("image", new File([new Uint8Array(await wall.png().toBuffer())], "vane.png"));
  const path = `${origin}/api/products/${id}/images/`;
  assert.equal((await fetch(path, { method: "POST", body: form, headers: { authorization } })).status, 201);
  const has_avif = async () =>
    (await (await fetch(`${origin}/products/${slug}/`)).text()).includes("image/avif");
  await until(has_avif, MAKING_MS);
  return { name, slug };
}

test("a card chooses the AVIF where there is one, and stands in its tone until that has come", {
  skip: NO_BROWSER,
}, async (t) => {
  const { origin } = await openShop();
  const browser = await launchBrowser();
  t.after(() => browser.close());
  const { name, slug } = await offer(origin);
  for (const width of [360, 1280]) {
    const { page, context, assertClean } = await openWindow(browser, origin, { width, has_scripts: false });
    const arrival = Promise.withResolvers<void>();
    await page.route("**/media/**", async (route) => {
      await arrival.promise;
      await route.continue();
    });
    await page.goto(`/search/?q=${encodeURIComponent(name)}`, { waitUntil: "domcontentloaded" });
    const image = page.locator(".product-card__media img").first();
    const has_rules = async () => (await page.locator("main").evaluate(hasRules, null)) === true;
    await until(has_rules, MAKING_MS);
    const before = await image.evaluate(seen, null);
    assert.equal(before.is_there, false);
    assert.equal(before.behind, "oklch(0.5 0.08 255)");
    arrival.resolve();
    await page.waitForLoadState("load");
    const after_it_came = await image.evaluate(seen, null);
    assert.match(after_it_came.file, /^\/media\/products\/.+-\d+\.avif$/);
    assert.equal(after_it_came.is_there, true);
    assert.equal(after_it_came.place, before.place, "nothing jumps");
    await page.goto(`/products/${slug}/`);
    const related = page.locator(".product-card__media img").first();
    await related.scrollIntoViewIfNeeded();
    assert.match((await related.evaluate(seen, null)).file, /^\/media\/demo\/.+\.webp$/, "none was made");
    assertClean();
    await context.close();
  }
});

test("a picture that is offered in two formats stands where it stands in one", {
  skip: NO_BROWSER,
}, async () => {
  const { origin, open } = await openShop();
  const { slug } = await wishes(origin);
  for (const width of [360, 1280]) {
    const { page, context } = await open({ width, has_scripts: false });
    for (const path of ["/", "/categories/", "/categories/home/", "/sellers/", `/products/${slug}/`]) {
      await page.goto(path);
      const before = await page.evaluate(places as (subject: unknown) => string, null);
      assert.match(before, /"width":[1-9]/, path);
      await page.evaluate(offerMore as (subject: unknown) => void, null);
      assert.equal(await page.evaluate(places as (subject: unknown) => string, null), before, path);
    }
    await context.close();
  }
});

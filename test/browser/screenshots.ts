// Pictures of every page for docs/screenshots: `npm run screenshots [name …]`. Phone and desktop, light and
// dark, some in Arabic, each as small as it can be and still be judged.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { type Look, launchBrowser, type Window } from "../chromium.ts";
import { startServer } from "../server.ts";
import { type Scene, setStage } from "./scenes.ts";

const FOLDER = join(import.meta.dirname, "../../docs/screenshots");
const MAX_HEIGHT = 1800;
/** Lists of the working places go on and on. */
const MAX_WORK_HEIGHT = 1400;
/** Kept no wider than this: enough to judge, and the pictures stay in the repository. */
const MAX_WIDTH = 1024;
const QUALITY = 40;
/** Tables and forms have no photos to lose. */
const WORK_QUALITY = 30;

/** The looks of a picture, by the end of its file's name. */
const LOOKS: Record<string, Look> = {
  desktop: { width: 1280 },
  phone: { width: 390, height: 844 },
  "desktop-dark": { width: 1280, color_scheme: "dark" },
  "phone-dark": { width: 390, height: 844, color_scheme: "dark" },
  "desktop-arabic": { width: 1280, language: "ar" },
  "phone-arabic": { width: 390, height: 844, language: "ar" },
};
/** Forms of the working places look the same when they are refused: one stands for all of them. */
const WORK_REFUSED = /^(seller|admin)-.*-refused$/;
const SHOWN_REFUSED = "seller-settings-shipping-new-refused";
/** Pages that are shown in Arabic, too. */
const IN_ARABIC = new Set([
  ...["home", "category", "product-variants", "cart", "checkout", "order", "sign-in"],
  ...["seller-dashboard", "seller-orders-all", "seller-orders-id", "seller-products-id", "seller-inventory"],
  ...["admin-overview", "admin-orders", "admin-orders-id", "admin-categories", "admin-settings-tax"],
]);

await main(process.argv.slice(2));

async function main(only: string[]): Promise<void> {
  const endings: (() => unknown)[] = [];
  try {
    const after = (end: unknown) => endings.push(end as () => unknown);
    const server = await startServer({ after }, { BUYBUY_SEED: "demo" });
    const browser = await launchBrowser();
    endings.unshift(() => browser.close());
    const stage = await setStage(browser, `http://localhost:${new URL(server.origin).port}`);
    mkdirSync(FOLDER, { recursive: true });
    if (only.length === 0) removeOld(stage.scenes);
    const wanted = stage.scenes.filter(({ name }) =>
      only.length === 0 ? isShown(name) : only.includes(name),
    );
    for (const [look_name, look] of Object.entries(LOOKS)) {
      const shown = wanted.filter(({ name }) => !look.language || IN_ARABIC.has(name));
      for (const [who, scenes] of Map.groupBy(shown, (scene) => scene.who)) {
        const window = await stage.open(who, look);
        for (const scene of scenes) await takeScene(window, scene, look_name);
        await window.context.close();
      }
      process.stdout.write(`${look_name}: ${shown.length}\n`);
    }
    writeFileSync(join(FOLDER, "README.md"), contents(stage.scenes));
  } finally {
    for (const end of endings) await end();
  }
}

function isShown(name: string): boolean {
  return !WORK_REFUSED.test(name) || name === SHOWN_REFUSED;
}

/**
 * The whole page as far as it is worth showing, in a window as tall as that, so that what sticks to the window's
 * end stands there; a dialog stands before the window that it was opened in. What loads late is loaded first.
 */
async function takeScene({ page, at }: Window, scene: Scene, look_name: string): Promise<void> {
  const is_work = /^\/(seller|admin)\//.test(scene.path);
  await page.goto(at(scene.path));
  await scene.act?.(page);
  await page.evaluate(
    "(async () => { for (const one of document.images) one.loading = 'eager';" +
      "await Promise.all([...document.images].map((one) => one.decode().catch(() => null))); })()",
  );
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  const has_dialog = (await page.locator("dialog[open]").count()) > 0;
  const height = (await page.evaluate("document.documentElement.scrollHeight")) as number;
  const most = Math.min(is_work ? MAX_WORK_HEIGHT : MAX_HEIGHT, Math.max(height, size.height));
  if (!has_dialog) await page.setViewportSize({ ...size, height: most });
  const picture = await page.screenshot();
  await page.setViewportSize(size);
  await sharp(picture)
    .resize({ width: MAX_WIDTH, withoutEnlargement: true })
    .webp({ quality: is_work ? WORK_QUALITY : QUALITY, effort: 5 })
    .toFile(join(FOLDER, `${scene.name}-${look_name}.webp`));
}

/** Pictures of pages that are no more must not stay. */
function removeOld(scenes: Scene[]): void {
  const ours = new RegExp(`-(${Object.keys(LOOKS).join("|")})\\.webp$`);
  const names = new Set(scenes.map(({ name }) => name));
  for (const file of readdirSync(FOLDER)) {
    if (ours.test(file) && !names.has(file.replace(ours, ""))) rmSync(join(FOLDER, file));
  }
}

function contents(scenes: Scene[]): string {
  const files = new Set(readdirSync(FOLDER));
  const bytes = [...files].reduce((sum, file) => sum + statSync(join(FOLDER, file)).size, 0);
  const looks = Object.keys(LOOKS);
  const cell = (scene: Scene, look: string) =>
    files.has(`${scene.name}-${look}.webp`) ? `[${look}](${scene.name}-${look}.webp)` : "";
  return [
    "# Every page",
    "",
    `Made by \`npm run screenshots\` from the demo world; ${(bytes / 1024 / 1024).toFixed(1)} MB in all. \`npm run screenshots cart\` makes those of one page again.`,
    "",
    "| page | where | pictures |",
    "|---|---|---|",
    ...scenes.map((scene) => {
      const pictures = looks.map((look) => cell(scene, look)).filter(Boolean);
      return `| ${scene.name} | \`${scene.path}\` | ${pictures.join(", ")} |`;
    }),
    "",
  ].join("\n");
}

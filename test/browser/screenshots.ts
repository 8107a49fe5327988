// Pictures of every page for docs/screenshots: `npm run screenshots [name …]`. Phone and desktop, light and
// dark, some in Arabic, each as small as it can be and still be judged.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { type Look, launchBrowser } from "../chromium.ts";
import { startServer } from "../server.ts";
import { type Scene, setStage } from "./scenes.ts";

const FOLDER = join(import.meta.dirname, "../../docs/screenshots");
const MAX_HEIGHT = 1800;
/** Kept no wider than this: enough to judge, and the pictures stay in the repository. */
const MAX_WIDTH = 1024;
const QUALITY = 40;

/** The looks of a picture, by the end of its file's name. */
const LOOKS: Record<string, Look> = {
  desktop: { width: 1280 },
  phone: { width: 390, height: 844 },
  "desktop-dark": { width: 1280, color_scheme: "dark" },
  "phone-dark": { width: 390, height: 844, color_scheme: "dark" },
  "desktop-arabic": { width: 1280, language: "ar" },
  "phone-arabic": { width: 390, height: 844, language: "ar" },
};
/** Forms of the working places look the same when they are refused: that one can ask for. */
const WORK_REFUSED = /^(seller|admin)-.*-refused$/;
/** Pages that are shown in Arabic, too. */
const IN_ARABIC = new Set(["home", "category", "product-variants", "cart", "checkout", "order", "sign-in"]);

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
    const wanted = stage.scenes.filter(
      ({ name }) => (only.length === 0 && !WORK_REFUSED.test(name)) || only.includes(name),
    );
    for (const scene of wanted) {
      for (const [look_name, look] of Object.entries(LOOKS)) {
        if (look.language && !IN_ARABIC.has(scene.name)) continue;
        const window = await stage.open(scene.who, look);
        await window.page.goto(window.at(scene.path));
        await scene.act?.(window.page);
        await takePicture(window.page, `${scene.name}-${look_name}`);
        await window.context.close();
      }
      process.stdout.write(`${scene.name}\n`);
    }
    writeFileSync(join(FOLDER, "README.md"), contents(stage.scenes));
  } finally {
    for (const end of endings) await end();
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof setStage>>["open"]>>["page"];

/** The whole page as far as it is worth showing; what loads late is scrolled to first. */
async function takePicture(page: Page, name: string): Promise<void> {
  await page.evaluate(
    "(async () => { for (const one of document.images) one.loading = 'eager';" +
      "await Promise.all([...document.images].map((one) => one.decode().catch(() => null))); })()",
  );
  const size = page.viewportSize() ?? { width: 0, height: 0 };
  const height = (await page.evaluate("document.documentElement.scrollHeight")) as number;
  const clip = { x: 0, y: 0, width: size.width, height: Math.min(MAX_HEIGHT, Math.max(height, size.height)) };
  const picture = await page.screenshot({ fullPage: true, clip });
  await sharp(picture)
    .resize({ width: MAX_WIDTH, withoutEnlargement: true })
    .webp({ quality: QUALITY, effort: 5 })
    .toFile(join(FOLDER, `${name}.webp`));
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

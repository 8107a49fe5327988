// Parts of the working places: nothing given to them becomes markup, rows have names, forms work without
// scripts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { html, type Markup, NOTHING, textOf } from "#platform/http/html";
import { formatsOf } from "#platform/i18n";
import { WORDS } from "../locales/words.ts";
import type { Site } from "../site.ts";
import { bulkBar } from "./bulk-bar.ts";
import { definitions } from "./definitions.ts";
import { filterBar } from "./filter-bar.ts";
import { panel } from "./panel.ts";
import { statTile } from "./stat-tile.ts";
import { stateBadge } from "./state-badge.ts";
import { timeline } from "./timeline.ts";
import { workTable } from "./work-table.ts";
import { workplace } from "./workplace.ts";

const CANARY = `"><img src=x onerror=alert(1)>'&`;

function siteIn(language: "en" | "ar"): Site {
  const visit = { path: "/seller/", cookie: () => null, header: () => null, address: "127.0.0.1" };
  return {
    language,
    direction: language === "ar" ? "rtl" : "ltr",
    words: WORDS[language],
    formats: formatsOf(language),
    visit: { ...visit, language, user_agent: null, csrf: () => "token" },
    menu: [],
    glance: null,
    origin: "https://buybuy.example",
    currency: "EUR",
    country: "DE",
    environment: "test",
    year: 2026,
    link: (to) => (language === "en" ? to : `/${language}${to}`),
    asset: (name) => `/assets/${name}`,
  };
}

const site = siteIn("en");
const columns = [
  { id: "name", label: "Name", href: "?sort=name", sorted: "asc" as const },
  { id: "price", label: "Price", is_number: true },
];
const selection = { form_id: "bulk", name: "ids" };
const rows = [{ id: 7, href: "/seller/products/7/", cells: ["Lamp", "$2"] }];

test("no part lets what it is given become markup", async () => {
  const cells = [CANARY, CANARY];
  const parts: Markup[] = [
    statTile(site, { label: CANARY, value: CANARY, href: CANARY, change: { share: 1, words: CANARY } }),
    filterBar(site, { action: CANARY, fields: NOTHING, search: { name: "q", label: CANARY, value: CANARY } }),
    workTable(site, {
      caption: CANARY,
      columns,
      rows: [{ id: CANARY, cells, href: CANARY }],
      empty: NOTHING,
    }),
    timeline(site, [{ at: 0, title: CANARY, note: CANARY }]),
    panel(site, { title: CANARY, content: html`${CANARY}` }),
    definitions([[CANARY, CANARY]]),
    stateBadge(CANARY),
    workplace(site, {
      surface: "seller",
      name: CANARY,
      sections: [{ label: CANARY, places: [{ id: "x", label: CANARY, path: CANARY, icon: "tag" }] }],
      here: "x",
      title: CANARY,
      elsewhere: [{ label: CANARY, path: CANARY }],
      content: NOTHING,
    }),
  ];
  for (const part of parts) assert.doesNotMatch(await textOf(part), /<img src=x/);
});

test("a table says how it is sorted, and what a box ticks", async () => {
  const text = await textOf(workTable(site, { caption: "Goods", columns, rows, selection, empty: NOTHING }));
  assert.match(text, /<th scope="col" class="is-sortable" aria-sort="ascending"><a href="\?sort=name">/);
  assert.match(text, /<th scope="row" id="row-bulk-7"><a href="\/seller\/products\/7\/">Lamp<\/a>/);
  assert.match(text, /type="checkbox"[^>]*name="ids" value="7"\s+form="bulk"/);
  assert.match(text, /aria-labelledby="box-row-bulk-7 row-bulk-7"/);
  assert.match(text, /<td class="is-number" data-label="Price">\$2</);
  const empty = await textOf(workTable(site, { caption: "Goods", columns, rows: [], empty: html`None` }));
  assert.match(empty, /None/);
  assert.doesNotMatch(empty, /<table/);
});

test("what needs scripts is hidden until they run", async () => {
  const bar = await textOf(bulkBar(site, { form_id: "bulk", actions: html`<button>Go</button>` }));
  assert.match(bar, /<output[^>]*form="bulk"[^>]* hidden>/);
  const facts = { surface: "admin", name: "Office", sections: [], here: "", title: "Start" } as const;
  const page = { ...facts, sections: [], elsewhere: [], content: NOTHING };
  const text = await textOf(workplace(site, { ...page, search: "/admin/search/" }));
  assert.match(text, /data-opens="keys" data-scripted hidden/);
  assert.match(text, /<a class="work-bar__search" href="\/admin\/search\/" data-opens="palette"/);
  assert.match(text, /<form class="palette" method="get" action="\/admin\/search\/"/);
  assert.doesNotMatch(await textOf(workplace(site, page)), /palette/);
});

test("a figure says how it compares, in words", async () => {
  const tile = (share: number | null) =>
    textOf(statTile(site, { label: "Orders", value: "3", change: { share, words: "than before" } }));
  assert.match(await tile(0.5), /<b>50% more<\/b> than before/);
  assert.match(await tile(-0.25), /<b>25% less<\/b> than before/);
  assert.match(await tile(0), /no change than before/);
  assert.match(await tile(null), /nothing to compare with/);
  const arabic = await textOf(
    statTile(siteIn("ar"), { label: "الطلبات", value: "3", change: { share: 0.5, words: "" } }),
  );
  assert.match(arabic, /زيادة/);
});

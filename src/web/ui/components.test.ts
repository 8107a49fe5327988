// Components never let data become markup, and say to assistive technology what they show to eyes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { html, type Markup, textOf } from "#platform/http/html";
import { formatsOf } from "#platform/i18n";
import { type FormState, freshForm } from "../forms.ts";
import { WORDS } from "../locales/words.ts";
import type { Site } from "../site.ts";
import { badge } from "./badge.ts";
import { breadcrumb } from "./breadcrumb.ts";
import { button, buttonLink } from "./button.ts";
import { dialog } from "./dialog.ts";
import { emptyState } from "./empty-state.ts";
import { checkboxField, field, formProblems, radioGroup, selectField, textareaField } from "./field.ts";
import { layout } from "./layout.ts";
import { notice } from "./notice.ts";
import { pagination, shownPages } from "./pagination.ts";
import { picture } from "./picture.ts";
import { price, priceText } from "./price.ts";
import { type CardFacts, cardDrawing } from "./product-card.ts";
import { rating } from "./rating.ts";
import { table } from "./table.ts";
import { tabs } from "./tabs.ts";

const CANARY = `"><img src=x onerror=alert(1)>'&`;

function siteIn(language: "en" | "ar", path = "/"): Site {
  return {
    language,
    direction: language === "ar" ? "rtl" : "ltr",
    words: WORDS[language],
    formats: formatsOf(language),
    visit: {
      language,
      path,
      cookie: () => null,
      header: () => null,
      address: "127.0.0.1",
      user_agent: null,
      csrf: () => "token",
    },
    menu: [{ name: CANARY, slug: "kitchen" }],
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

function refused(name: string, values: Record<string, string> = {}): FormState {
  return { values, errors: new Map([[name, { code: "required", message: "" }]]), code: "invalid", extra: {} };
}

test("no component lets what it is given become markup", async () => {
  const values = { a: CANARY };
  const options = [{ value: CANARY, label: CANARY, hint: CANARY }];
  const state = { ...refused("a", values), errors: new Map([["a", { code: CANARY, message: CANARY }]]) };
  const parts: Markup[] = [
    button(CANARY, { name: CANARY, value: CANARY }),
    buttonLink(CANARY, CANARY),
    field(site, state, { name: "a", label: CANARY, hint: CANARY, autocomplete: CANARY }),
    textareaField(site, state, { name: "a", label: CANARY }),
    selectField(site, state, { name: "a", label: CANARY, options }),
    checkboxField(site, state, { name: "a", label: CANARY, value: CANARY }),
    radioGroup(site, state, { name: "a", legend: CANARY, options }),
    badge(CANARY),
    breadcrumb(site, [{ name: CANARY, href: CANARY }, { name: CANARY }]),
    pagination(site, { page: 2, has_previous: true, has_more: true, href: () => CANARY, page_count: 3 }),
    picture({ url: CANARY, srcset: CANARY, alt: CANARY, width: 1, height: 1, sizes: CANARY }),
    emptyState(site, { icon: "x", title: CANARY, text: CANARY }),
    notice(site, { tone: "info", title: CANARY, content: CANARY }),
    dialog(site, { id: "d", title: CANARY, content: html`${CANARY}` }),
    tabs(site, { label: CANARY, tabs: [{ id: "t", label: CANARY, content: html`${CANARY}` }] }),
    table({ caption: CANARY, head: [CANARY], rows: [[CANARY, CANARY]] }),
    layout(siteIn("en", `/search/?q=${encodeURIComponent(CANARY)}`), {
      title: CANARY,
      description: CANARY,
      canonical: "/x/",
      image: CANARY,
      content: html`${CANARY}`,
    }),
  ];
  for (const part of parts) {
    const text = await textOf(part);
    assert.ok(!text.includes("<img src=x"), text);
    assert.ok(text.includes("&lt;img src=x"), text);
  }
});

test("a field ties its label, hint and error to its input", async () => {
  const facts = { name: "email", label: "E-mail", hint: "For this order.", type: "email" as const };
  const fresh = await textOf(field(site, freshForm({ email: "ada@example.com" }), facts));
  assert.match(fresh, /<label class="field__label" for="field-email">E-mail/);
  assert.match(fresh, /id="field-email" name="email" type="email" value="ada@example.com"/);
  assert.match(fresh, /aria-describedby="field-email-hint"/);
  assert.doesNotMatch(fresh, /aria-invalid/);
  const wrong = await textOf(field(site, refused("email"), { ...facts, is_required: true }));
  assert.match(wrong, / required aria-describedby="field-email-hint field-email-error" aria-invalid="true"/);
  assert.match(wrong, /id="field-email-error"/);
  assert.match(wrong, new RegExp(WORDS.en.common.errors.required ?? ""));
});

test("a password is never given back, and its button waits for a script", async () => {
  const text = await textOf(
    field(site, freshForm({ password: "secret" }), { name: "password", label: "Password", type: "password" }),
  );
  assert.doesNotMatch(text, /secret/);
  assert.match(text, /<button type="button"[^>]*aria-label="Show the password"[^>]*\s*hidden>/);
});

test("choices keep what was chosen", async () => {
  const options = [
    { value: "a", label: "A", is_checked: true },
    { value: "b", label: "B" },
  ];
  const facts = { name: "way", legend: "Way", options };
  assert.match(await textOf(radioGroup(site, freshForm(), facts)), /value="a" checked/);
  const chosen = await textOf(radioGroup(site, freshForm({ way: "b" }), facts));
  assert.match(chosen, /value="b" checked/);
  assert.doesNotMatch(chosen, /value="a" checked/);
  const selected = selectField(site, freshForm({ way: "b" }), { name: "way", label: "Way", options });
  assert.match(await textOf(selected), /<option value="b" selected>/);
  const ticked = checkboxField(site, freshForm({ yes: "true" }), { name: "yes", label: "Yes" });
  assert.match(await textOf(ticked), /value="true" checked/);
});

test("a summary of problems links to the fields, and is nothing when there are none", async () => {
  assert.equal(await textOf(formProblems(site, freshForm())), "");
  const text = await textOf(formProblems(site, refused("shipping.1")));
  assert.match(text, /role="alert"/);
  assert.match(text, /href="#field-shipping-1"/);
  assert.doesNotMatch(await textOf(formProblems(site, refused(""))), /<a href=/);
});

test("a price says which amount counts, and shows no older one that was lower", async () => {
  const sale = await textOf(price(site, { minor: 1499, currency: "EUR", compare_minor: 1999 }));
  assert.match(sale, /Price now <\/span><ins class="price__now">€14.99<\/ins>/);
  assert.match(sale, /before <\/span><del class="price__before">€19.99<\/del>/);
  assert.doesNotMatch(
    await textOf(price(site, { minor: 1999, currency: "EUR", compare_minor: 1499 })),
    /del/,
  );
  const text = await textOf(
    priceText(site, { amount: "9.90", currency: "EUR", compare: "10.00", from: true }),
  );
  assert.match(text, /from.*€9.90.*€10.00/);
});

test("stars have words, and nobody's rating shows nothing", async () => {
  assert.equal(await textOf(rating(site, { average: null, count: 0 })), "");
  assert.match(await textOf(rating(site, { average: 4, count: 12 })), />4\.0 \(12\)</);
  const text = await textOf(rating(site, { average: 4.46, count: 1042 }));
  assert.match(text, /rating__stars--9" role="img" aria-label="4.5 of 5 stars, 1,042 ratings"/);
});

test("ways through a site are named and say where one is", async () => {
  const crumbs = await textOf(breadcrumb(site, [{ name: "Home", href: "/" }, { name: "Mugs" }]));
  assert.match(crumbs, /<nav class="breadcrumb" aria-label="You are here">/);
  assert.match(crumbs, /<span aria-current="page">Mugs<\/span>/);
  const href = (page: number) => `?page=${page}`;
  const one = { page: 1, has_previous: false, has_more: false, href };
  assert.equal(await textOf(pagination(site, one)), "");
  const many = await textOf(pagination(site, { ...one, page: 2, has_previous: true, page_count: 2 }));
  assert.match(many, /href="\?page=1" rel="prev"/);
  assert.match(many, /href="\?page=2" aria-current="page" aria-label="Page 2"/);
  assert.doesNotMatch(many, /rel="next"/);
  assert.deepEqual(shownPages(5, 12), [1, null, 4, 5, 6, null, 12]);
  assert.deepEqual(shownPages(1, 3), [1, 2, 3]);
  assert.deepEqual(shownPages(3, 5), [1, 2, 3, 4, 5]);
});

test("pictures keep their place, and only the first is hurried", async () => {
  const facts = { url: "/a.webp", srcset: "/a.webp 320w", alt: "A mug", width: 3, height: 2, sizes: "10rem" };
  const lazy = await textOf(picture(facts));
  assert.match(lazy, /srcset="\/a.webp 320w" sizes="10rem" alt="A mug" width="3" height="2" loading="lazy"/);
  const eager = await textOf(picture({ ...facts, is_eager: true }));
  assert.match(eager, /fetchpriority="high"/);
  assert.doesNotMatch(eager, /loading=/);
});

test("refusals are read out at once, news in passing; dialogs have names", async () => {
  assert.match(await textOf(notice(site, { tone: "danger", content: "No" })), /role="alert"/);
  assert.match(await textOf(notice(site, { tone: "success", content: "Yes" })), /role="status"/);
  const text = await textOf(dialog(site, { id: "size", title: "Sizes", content: html`x` }));
  assert.match(text, /aria-labelledby="size-title".*id="size-title">Sizes/s);
  assert.match(text, /aria-label="Close"/);
});

test("the frame knows the language, and a private page says how much is in the cart", async () => {
  const arabic = await textOf(layout(siteIn("ar"), { title: "x", canonical: "/", content: html`x` }));
  assert.match(arabic, /<html lang="ar" dir="rtl">/);
  assert.match(arabic, /hreflang="x-default"/);
  assert.match(arabic, /data-glance-cart="\/ar\/glance\/"/);
  const own = { ...site, glance: { name: "Ada", cart_count: 3 } };
  const text = await textOf(layout(own, { title: "x", is_indexed: false, content: html`x` }));
  assert.match(text, /data-cart-count="3">3</);
  assert.match(text, />Ada</);
  assert.match(text, /<meta name="robots" content="noindex">/);
  assert.doesNotMatch(text, /data-glance-cart/);
});

test("a picture offers AVIF where it was made, and only there", async () => {
  const facts = { url: "/media/x-700.webp", alt: "A cup", width: 700, height: 700 };
  const widths = { srcset: "/media/x-320.webp 320w, /media/x-700.webp 700w", sizes: "50vw" };
  assert.doesNotMatch(await textOf(picture({ ...facts, ...widths })), /<picture>|avif/);
  assert.match(
    await textOf(picture({ ...facts, ...widths, has_avif: true })),
    /^<picture><source type="image\/avif" srcset="\/media\/x-320\.avif 320w, \/media\/x-700\.avif 700w" sizes="50vw"><img /,
  );
  const one_file = await textOf(picture({ ...facts, has_avif: true }));
  assert.match(
    one_file,
    /<source type="image\/avif" srcset="\/media\/x-700\.avif"><img [^>]*src="\/media\/x-700\.webp"/,
  );
});

test("a picture stands in its own tone until it is there", async () => {
  const facts = { url: "/x.webp", alt: "", width: 3, height: 2, class_name: "seller-logo" };
  assert.match(await textOf(picture(facts)), /<img class="picture seller-logo" /);
  assert.match(
    await textOf(picture({ ...facts, tone: "#593860" })),
    /<img class="picture tone l6 s3 h21 seller-logo" /,
  );
});

test("a card with several prices shows the deal of the one that it names, and no other", async () => {
  const card: CardFacts = {
    ...{ name: "Skillet", slug: "skillet", seller: { name: "Sol" }, currency: "USD", is_digital: false },
    ...{
      price: "49.00",
      price_min: "49.00",
      price_max: "69.00",
      compare_price: "59.00",
      discount_percent: 16,
    },
    ...{ primary_image: null, rating: { average: null, count: 0 } },
    ...{ min_quantity: 1, in_stock: true, stock_quantity: 9, low_stock: false },
  };
  const shown = (facts: Partial<CardFacts>) =>
    textOf(cardDrawing(site, { ...card, ...facts }, { shown: html``, href: null }));
  const deal = await shown({});
  for (const part of ["from", "$49.00", "$59.00", "−16%"]) assert.ok(deal.includes(part), part);
  assert.doesNotMatch(await shown({ price_min: "39.00" }), /59\.00|16%/);
});

// What the fake provider shows: the amount and two buttons, or how it went.
import type { FakePayment } from "#platform/gateway";
import { html, type Markup } from "#platform/http/html";
import { formatMoney } from "#platform/money";

export const STYLE_PATH = "/api/fake-provider/style.css";

const WORDS: Record<FakePayment["status"], string> = {
  pending: "is waiting",
  authorized: "is authorized",
  captured: "is approved",
  voided: "was given up by the shop",
  failed: "is declined",
  refund: "went back",
};

/** The page with the choice. */
export function decisionPage(payment: FakePayment, return_url: string): Markup {
  return frame(html`<p class="amount">${amountOf(payment)}</p>
<p>This is a test: no money moves. What should the bank say?</p>
<form method="post">
<input type="hidden" name="return_url" value="${return_url}">
<button class="yes" name="decision" value="approve">Approve</button>
<button name="decision" value="decline">Decline</button>
</form>`);
}

/** The page after the choice. */
export function decidedPage(payment: FakePayment): Markup {
  return frame(html`<p class="amount">${amountOf(payment)}</p>
<p>This payment ${WORDS[payment.status]}. You can go back to the shop.</p>`);
}

function amountOf({ amount_minor, currency }: FakePayment): string {
  return `${formatMoney(amount_minor, currency)} ${currency}`;
}

function frame(content: Markup): Markup {
  return html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Fake Bank</title>
<link rel="stylesheet" href="${STYLE_PATH}">
</head>
<body><main><h1>Fake Bank</h1>${content}</main></body>
</html>`;
}

export const FAKE_PROVIDER_STYLE = `:root {
  color-scheme: light dark;
  --ink: light-dark(#1b1a17, #f3f1ec);
  --paper: light-dark(#eef1f6, #14161a);
  --card: light-dark(#ffffff, #1f2228);
  --line: light-dark(#cfd5df, #3a3f49);
  --accent: light-dark(#1d4ed8, #93b4ff);
  --on-accent: light-dark(#ffffff, #10131a);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-block-size: 100vh;
  display: grid;
  place-items: center;
  padding: 1rem;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif;
}
main {
  inline-size: min(26rem, 100%);
  padding: 2rem;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 1rem;
}
h1 { margin-block: 0; font-size: 1rem; letter-spacing: 0.04em; }
.amount {
  margin-block: 1rem 0.5rem;
  font-size: 2.5rem;
  font-weight: 650;
  font-variant-numeric: tabular-nums;
}
form { display: flex; flex-wrap: wrap; gap: 0.75rem; margin-block-start: 1.5rem; }
button {
  flex: 1 1 8rem;
  padding: 0.75rem 1rem;
  font: inherit;
  font-weight: 600;
  color: var(--ink);
  background: transparent;
  border: 1px solid var(--line);
  border-radius: 0.6rem;
  cursor: pointer;
}
button.yes { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
`;

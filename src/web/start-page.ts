// The start page: what this is, where its parts are, and whom to sign in as.
import type { Config } from "#platform/config";
import { html, type Markup } from "#platform/http/html";
import { frame } from "./ui/frame.ts";

const DEMO_PEOPLE = [
  ["ada@example.com", "buys"],
  ["sol@example.com", "sells in US dollars"],
  ["mei@example.com", "sells in euros"],
  ["olga@example.com", "runs the marketplace"],
] as const;

/** The whole page; the people are named in development only. */
export function startPage(config: Config): Markup {
  const is_demo = config.environment === "development" && config.seed === "demo";
  return frame(
    "BuyBuy",
    html`<p class="lead">A marketplace of many sellers, with one cart and one payment. This shop speaks through its REST API.</p>
<div class="cards">
<section class="card"><h2><a href="/api/docs/">API documentation</a></h2>
<p>Every route, with examples, to read and to try out.</p></section>
<section class="card"><h2><a href="/api/products/">Products</a></h2>
<p>The catalogue as a client gets it; also <a href="/api/categories/tree/">categories</a> and
<a href="/api/sellers/">sellers</a>.</p></section>
<section class="card"><h2><a href="/health/ready/">Health</a></h2>
<p>Database, cache, queue and storage at a glance.</p></section>
${config.environment === "production" ? "" : outboxCard()}
</div>
${is_demo ? demoPeople() : ""}`,
  );
}

function outboxCard(): Markup {
  return html`<section class="card"><h2><a href="/outbox/">Sent mails</a></h2>
<p>Mails land here until an SMTP server is configured.</p></section>`;
}

function demoPeople(): Markup {
  return html`<h2>Sign in as</h2>
<div class="scroll"><table>
<caption>The password of all of them is <code>buybuy-demo</code>: send it to
<code>POST /api/auth/login/</code>.</caption>
<thead><tr><th scope="col">E-mail</th><th scope="col">Who it is</th></tr></thead>
<tbody>${DEMO_PEOPLE.map(([email, does]) => html`<tr><td><code>${email}</code></td><td>${does}</td></tr>`)}</tbody>
</table></div>`;
}

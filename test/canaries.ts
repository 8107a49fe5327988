// Texts that only some may ever read, and columns that nobody may: looked for in every answer.
import assert from "node:assert/strict";
import type { ActorName, MarketWorld } from "./market.ts";
import { type Rows, readRows } from "./rows.ts";

/** Sol's people, by what their roles see. */
const SOLS_TEAM: ActorName[] = ["cara", "otto", "fina"];
const SEE_ORDERS: ActorName[] = ["otto", "fina"];
const SEE_PRODUCTS: ActorName[] = ["cara", "otto"];

/** Who may read what; staff with every permission may read all of these. */
const READERS: Record<string, ActorName[]> = {
  "bio-canary-ada": ["ada"],
  "home-canary-ada": ["ada"],
  "book-canary-ada": ["ada"],
  "book-canary-ben": ["ben"],
  "1991-02-03": ["ada"],
  "555 0177": ["ada"],
  "parcel-canary-ada": ["ada", "sol", "kim", "sue", ...SEE_ORDERS],
  "parcel-canary-ben": ["ben", "mei"],
  "parcel-canary-uma": ["uma"],
  "parcel-canary-rita": ["rita"],
  "parcel-canary-tom": ["tom", "sol", ...SEE_ORDERS],
  "parcel-canary-guest": ["sol", ...SEE_ORDERS],
  "guest-canary@example.com": ["sol", ...SEE_ORDERS],
  "tax-canary-sol": ["sol", ...SOLS_TEAM],
  "tax-canary-mei": ["mei"],
  "tax-canary-sue": ["sue"],
  "tax-canary-pia": ["pia"],
  "tax-canary-rex": ["rex"],
  "store-line-canary-sol": ["sol", ...SOLS_TEAM],
  "store-line-canary-mei": ["mei"],
  "draft-canary-sol": ["sol", ...SEE_PRODUCTS],
  "archived-canary-sol": ["sol", ...SEE_PRODUCTS],
  "draft-canary-mei": ["mei"],
  "draft-canary-pia": ["pia"],
  "draft-canary-rex": ["rex"],
  "7.77": ["sol", ...SEE_PRODUCTS],
  "6.66": ["sol", ...SEE_PRODUCTS],
  "13.37": ["kim"],
  "3.33": ["mei"],
  "1.11": ["sue"],
  "suspension of sue": ["sue"],
  "rejection of rex": ["rex"],
  "cellar-canary": [],
  "view-canary-sol": ["sol"],
  // Whoever is staff sees the figures of the marketplace, with the names of what was sold.
  "Olive soap": ["sue", "ada", "sid"],
};
/** Fields that only a product's or a part's seller and staff see. */
const INNER_FIELDS = /"(cost_price|margin|margin_percent|commission_total|low_stock_threshold)":/;
/** What a store earns; who keeps its catalogue sees none of it. */
const MONEY_FIELDS = /"(commission_total|balance|payout\w*|revenue\w*)":/;
const NOBODYS_FIELDS =
  /"\w*(password|_hash|sealed|lease_token|sid|private_jwk|provider_token|name_key|email_key)\w*":/;
/** Columns whose content no answer ever carries. */
const SECRET_COLUMN = /(_hash|^sid|^sealed_|lease_token|scope_key)$/;
const MIN_SECRET_LENGTH = 16;

/** What `find` needs to know, collected once. */
export interface Canaries {
  /** Fails when the answer holds what this actor may not read. */
  check(name: ActorName, text: string, what: string): void;
}

/** The canaries of this market. */
export async function canariesOf(market: MarketWorld): Promise<Canaries> {
  const secrets = secretsOf(await readRows(market));
  return {
    check: (name, text, what) => {
      if (text === "") return;
      for (const secret of secrets) assert.ok(!text.includes(secret), `${what}: a secret as ${name}`);
      assert.doesNotMatch(text, NOBODYS_FIELDS, `${what} as ${name}`);
      if (name === "stan" || name === "olga") return;
      for (const [canary, readers] of Object.entries(READERS)) {
        if (readers.includes(name)) continue;
        assert.ok(!text.includes(canary), `${what}: ${canary} as ${name}\n${text.slice(0, 500)}`);
      }
      if (name === "cara") assert.doesNotMatch(text, MONEY_FIELDS, `${what} as ${name}`);
      const sells = ["sol", "kim", "mei", "pia", "rex", "sue", ...SOLS_TEAM].includes(name);
      if (!sells) assert.doesNotMatch(text, INNER_FIELDS, `${what} as ${name}`);
    },
  };
}

function secretsOf(rows: Rows): string[] {
  const found = new Set<string>();
  for (const of_table of rows.values()) {
    for (const row of of_table) {
      for (const [column, value] of Object.entries(row)) {
        if (!SECRET_COLUMN.test(column)) continue;
        if (typeof value === "string" && value.length >= MIN_SECRET_LENGTH) found.add(value);
      }
    }
  }
  assert.ok(found.size > 20, "the market has secrets");
  return [...found];
}

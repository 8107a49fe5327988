// A market where everybody and everything is there: built once per process through the API, then copied row
// by row.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, type TestContext } from "node:test";
import { RESET_PASSWORD_PATH, VERIFY_EMAIL_PATH } from "#modules/identity";
import { actorOfSession } from "#modules/sellers";
import type { Actor } from "#platform/context";
import { listMails, mailById } from "#platform/mail";
import { type ApiWorld, apiWorld } from "./api.ts";
import { bringFile } from "./market-files.ts";
import { type Goods, stockMarket } from "./market-goods.ts";
import { leaveTraces, type Operations } from "./market-operations.ts";
import { buyAtMarket, type Purchases } from "./market-orders.ts";
import {
  decide,
  done,
  inviteToTeam,
  PASSWORD,
  type People,
  type Person,
  signUpPeople,
} from "./market-people.ts";
import { type Rows, readRows, rememberRows, writeRows } from "./rows.ts";

/** Everybody whom the authorization matrix asks about; `anonymous` brings no token. */
export const ACTORS = [
  "anonymous",
  "ada",
  "ben",
  "sol",
  "mei",
  "pia",
  "rex",
  "sue",
  "stan",
  "sid",
  "olga",
  "cara",
  "otto",
  "fina",
] as const;
export type ActorName = (typeof ACTORS)[number] | Person | "anonymous";

/** What was set up, by id. */
export interface MarketFacts extends Goods, Purchases {
  people: People;
  ada_address_id: number;
  ben_address_id: number;
  /** A second session of Ada's. */
  ada_session_id: number;
  /** Of Ben's invitation to Sol's team: what its link holds, and its id. */
  invitation: { token: string; id: number };
  /** Of Cara in Sol's team. */
  cara_member_id: number;
  /** A file of Sol's that was tried. */
  import_id: number;
  /** What Sol and Olga keep of their lists. */
  views: { sol: number; olga: number };
  /** From Ada's mails. */
  mailed: { verify: string; reset: string };
  operations: Operations;
  /** Keys of stored files with one, two and three folders. */
  files: string[];
}

export interface MarketWorld extends ApiWorld, MarketFacts {
  /** The access token; none for anonymous. */
  token(name: ActorName): string | undefined;
  /** The actor as the pipeline sees it. */
  actor(name: ActorName): Promise<Actor>;
  /** Puts every row back as it was when the market opened. */
  restore(): Promise<void>;
}

export const METRICS_TOKEN = "metrics-token-of-the-tests";

let built: { facts: MarketFacts; rows: Rows } | null = null;
/** Pictures and keys of all markets of this process. */
const folder = mkdtempSync(join(tmpdir(), "buybuy-market-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Opens a market for one test. Tokens of one market of this process count in all of them. */
export async function openMarket(test: Pick<TestContext, "after">): Promise<MarketWorld> {
  const world = await apiWorld(test, { BUYBUY_VAR: folder, METRICS_TOKEN });
  if (built) await writeRows(world, built.rows);
  else {
    const facts = await build(world);
    built = { facts, rows: await readRows(world) };
  }
  const { facts, rows } = built;
  const token = (name: ActorName) => (name === "anonymous" ? undefined : facts.people[name].access);
  return {
    ...world,
    ...facts,
    token,
    actor: async (name) => {
      const access = token(name);
      if (access === undefined || name === "anonymous") return { kind: "anonymous" };
      const claims = JSON.parse(Buffer.from(access.split(".")[1] ?? "", "base64url").toString());
      return (await actorOfSession(world.as(), claims.sid)) ?? { kind: "anonymous" };
    },
    restore: rememberRows(world, rows).restore,
  };
}

async function build(world: ApiWorld): Promise<MarketFacts> {
  const people = await signUpPeople(world);
  const ada = { token: people.ada.access };
  const hidden = { bio: "bio-canary-ada", line1: "home-canary-ada", phone: "+1 217 555 0177" };
  await done(world.patch("/api/auth/profile/", { ...hidden, date_of_birth: "1991-02-03" }, ada));
  const book = { full_name: "Ada Byron", line1: "book-canary-ada", city: "Springfield", state: "IL" };
  const address = { ...book, postal_code: "62701", country: "US" };
  const { id: ada_address_id } = await done(world.post("/api/auth/addresses/", address, ada));
  const of_ben = { ...address, line1: "book-canary-ben" };
  const ben = { token: people.ben.access };
  const { id: ben_address_id } = await done(world.post("/api/auth/addresses/", of_ben, ben));
  const goods = await stockMarket(world, people);
  const purchases = await buyAtMarket(world, people, goods);
  await decide(world, people, "sue", "suspension");
  const login = { email: "ada@example.com", password: PASSWORD };
  const second = await done(world.post("/api/auth/login/", login));
  const sessions = await done(world.get("/api/auth/sessions/", { token: second.access }));
  const current = sessions.results.find((session: { is_current: boolean }) => session.is_current);
  const { token } = await inviteToTeam(world, people, "ben@example.com", "catalogue");
  const as_sol = { token: people.sol.access };
  const [invitation] = (await done(world.get("/api/seller/team/invitations/", as_sol))).results;
  const team = (await done(world.get("/api/seller/team/members/", as_sol))).results;
  const cara = team.find((member: { email: string }) => member.email === "cara@example.com");
  const ids = { ada_address_id, ben_address_id, ada_session_id: current.id, cara_member_id: cara.id };
  const import_id = await bringFile(world, people);
  const view = { place: "products", name: "view-canary", query: "search=lamp" };
  const of_sol = await done(world.post("/api/seller/views/", { ...view, name: "view-canary-sol" }, as_sol));
  const as_olga = { token: people.olga.access };
  const of_olga = await done(world.post("/api/admin/views/", view, as_olga));
  return {
    ...goods,
    ...purchases,
    ...ids,
    import_id,
    views: { sol: of_sol.id, olga: of_olga.id },
    people,
    invitation: { token, id: invitation.id },
    mailed: await mailedTokens(world),
    operations: await leaveTraces(world),
    files: await store(world),
  };
}

async function mailedTokens(world: ApiWorld): Promise<MarketFacts["mailed"]> {
  await done(world.post("/api/auth/password/reset/", { email: "ada@example.com" }));
  const heads = await listMails(world.as(), { recipient: "ada@example.com", limit: 50 });
  const mails = await Promise.all(heads.map(({ id }) => mailById(world.as(), id)));
  const tokenAt = (path: string) => {
    const text = mails.map((mail) => mail?.text_body ?? "").find((body) => body.includes(path)) ?? "";
    return /\?token=([\w-]+)/.exec(text)?.[1] ?? "";
  };
  return { verify: tokenAt(VERIFY_EMAIL_PATH), reset: tokenAt(RESET_PASSWORD_PATH) };
}

async function store(world: ApiWorld): Promise<string[]> {
  const files = ["proof/file.webp", "proof/1/file.webp", "proof/1/part/file.webp"];
  for (const file of files) await world.services.storage.put(file, new Uint8Array([1]));
  return files;
}

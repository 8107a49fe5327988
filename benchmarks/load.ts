// The writing load, run as a process of its own: so many at a time, bounded in number and time, figures as
// one line of JSON.
import { Agent, request } from "node:http";
import { quantile } from "./figures.ts";

/** What a load does again and again. */
export type Task = "add-to-cart" | "purchase-card" | "purchase-cash" | "check-out-card" | "sign-in";

export interface LoadOrder {
  origin: string;
  task: Task;
  concurrency: number;
  /** Times the task is done at most, and for how long at most. */
  count: number;
  limit_ms: number;
  product_ids: number[];
  /** Lines of one cart. */
  lines: number;
  accounts: { email: string; password: string }[];
}

export interface LoadFigures {
  done: number;
  per_second: number;
  p50_ms: number;
  p99_ms: number;
  /** What went wrong, by words, with its number. */
  failures: Record<string, number>;
}

interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of every route; the load looks at few fields
  body: any;
}

const REQUEST_TIMEOUT_MS = 30_000;
const ADDRESS = {
  full_name: "Bench Buyer",
  line1: "1 Main Street",
  city: "Springfield",
  state: "IL",
  postal_code: "62701",
  country: "US",
};

const order = JSON.parse(process.argv[2] ?? "{}") as LoadOrder;
const agent = new Agent({ keepAlive: true, maxSockets: order.concurrency });
const failures: Record<string, number> = {};
const durations: number[] = [];
let turn = 0;

const TASKS: Record<Task, (turn: number) => Promise<void>> = {
  "add-to-cart": async (number) => {
    await fillCart(number);
  },
  "purchase-card": async (number) => checkOut(await fillCart(number), number, "card"),
  "purchase-cash": async (number) => checkOut(await fillCart(number), number, "cash_on_delivery"),
  "check-out-card": async (number) => checkOut(carts[number] ?? "", number, "card"),
  "sign-in": async (number) => {
    const account = order.accounts[number % order.accounts.length];
    const reply = await post("/api/auth/login/", account);
    expect(reply, 200, typeof reply.body?.access === "string");
  },
};

const carts: string[] = [];
if (order.task === "check-out-card") await prepareCarts();
const figures = await run(TASKS[order.task]);
agent.destroy();
process.stdout.write(`${JSON.stringify(figures)}\n`);

async function run(task: (turn: number) => Promise<void>): Promise<LoadFigures> {
  const started = performance.now();
  await Promise.all(Array.from({ length: order.concurrency }, () => runner(task, started)));
  const seconds = (performance.now() - started) / 1000;
  return {
    done: durations.length,
    per_second: durations.length / seconds,
    p50_ms: quantile(durations, 0.5),
    p99_ms: quantile(durations, 0.99),
    failures,
  };
}

async function runner(task: (turn: number) => Promise<void>, started: number): Promise<void> {
  while (turn < order.count && performance.now() - started < order.limit_ms) {
    const number = turn;
    turn += 1;
    const begun = performance.now();
    try {
      await task(number);
      durations.push(performance.now() - begun);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      failures[words] = (failures[words] ?? 0) + 1;
    }
  }
}

async function prepareCarts(): Promise<void> {
  let next = 0;
  const fill = async () => {
    while (next < order.count) {
      const number = next;
      next += 1;
      carts[number] = await fillCart(number);
    }
  };
  await Promise.all(Array.from({ length: order.concurrency }, fill));
}

/** A new guest's cart with its lines. Gives its token. */
async function fillCart(number: number): Promise<string> {
  let token = "";
  for (let line = 0; line < order.lines; line += 1) {
    const product_id = order.product_ids[(number * order.lines + line) % order.product_ids.length];
    const headers: Record<string, string> = token === "" ? {} : { "X-Cart-Token": token };
    const reply = await post("/api/cart/add/", { product_id, quantity: 1 }, headers);
    expect(reply, 200, reply.body?.items?.length === line + 1);
    token = reply.body.token;
  }
  return token;
}

async function checkOut(token: string, number: number, payment_method: string): Promise<void> {
  const body = { email: `bench-${number}@example.com`, shipping_address: ADDRESS, payment_method };
  const reply = await post("/api/checkout/", body, { "X-Cart-Token": token });
  expect(reply, 201, typeof reply.body?.number === "string");
  if (payment_method === "card") expect(reply, 201, reply.body.payment_status === "captured");
}

function expect(reply: Reply, status: number, is_right: boolean): void {
  if (reply.status === status && is_right) return;
  throw new Error(`${reply.status} ${reply.body?.code ?? "with another body than expected"}`);
}

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const sent = request(
      order.origin + path,
      {
        method: "POST",
        agent,
        timeout: REQUEST_TIMEOUT_MS,
        headers: {
          ...headers,
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(text),
        },
      },
      (response) => {
        let received = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          received += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(received) }));
        response.on("error", reject);
      },
    );
    sent.on("timeout", () => sent.destroy(new Error("no answer in time")));
    sent.on("error", reject);
    sent.end(text);
  });
}

// Several processes serve one port, and all of them end when the first is asked to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startServer } from "./server.ts";

test("two workers serve, take jobs, and leave nobody behind", async (t) => {
  const server = await startServer(t, { WORKERS: "2", BUYBUY_SEED: "empty", LOG_LEVEL: "warn" });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      fetch(`${server.origin}/api/sellers/`, { headers: { connection: "close" } }),
    ),
  );
  assert.ok(answers.every((answer) => answer.status === 200));
  const person = {
    email: "ada@example.com",
    password: "first-light-9",
    first_name: "Ada",
    last_name: "Novak",
  };
  const made = await Promise.all(
    Array.from({ length: 6 }, () =>
      fetch(`${server.origin}/api/auth/register/`, {
        method: "POST",
        headers: { "content-type": "application/json", connection: "close" },
        body: JSON.stringify(person),
      }),
    ),
  );
  const statuses = made.map((answer) => answer.status).sort();
  assert.deepEqual(statuses, [201, 409, 409, 409, 409, 409]);
  await server.end("SIGTERM");
  await assert.rejects(fetch(`${server.origin}/health/`));
});

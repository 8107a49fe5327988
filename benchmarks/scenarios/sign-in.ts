// Signing in: bounded by the password hash, which is slow on purpose.
import { measureWrites, type Scenario } from "../measure.ts";
import type { Program } from "../programs.ts";

const ACCOUNTS = 20;
const COUNT = 400;
const PASSWORD = "a quite long bench password";

export const signIn: Scenario = {
  name: "sign-in",
  words: "`POST /api/auth/login/` of 20 accounts, 16 at a time; argon2id in the thread pool.",
  run: async (bench) => {
    const { shop } = await bench.main();
    const accounts = await register(shop);
    const count = bench.options.is_quick ? COUNT / 4 : COUNT;
    return [await measureWrites(bench, "sign-in", "sign-in", { count, accounts })];
  },
};

async function register(shop: Program): Promise<{ email: string; password: string }[]> {
  const accounts = [];
  for (let number = 0; number < ACCOUNTS; number += 1) {
    const account = { email: `bench-account-${number}@example.com`, password: PASSWORD };
    const response = await fetch(`${shop.origin}/api/auth/register/`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...account, first_name: "Bench", last_name: "Buyer" }),
    });
    if (response.status !== 201 && response.status !== 409) {
      throw new Error(`Registration answered ${response.status}: ${await response.text()}`);
    }
    accounts.push(account);
  }
  return accounts;
}

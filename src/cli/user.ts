// `buybuy user create-admin`: the first admin, or one more.
import { parseArgs } from "node:util";
import { createAdmin } from "#modules/identity";
import type { Config } from "#platform/config";
import { createContext, type Services, SYSTEM_ACTOR } from "#platform/context";
import { longToken } from "#platform/id";
import { Refusal } from "#platform/refusal";
import { createServices } from "../app.ts";

const USAGE =
  "buybuy user create-admin --email olga@example.com [--password …] [--first-name …] [--last-name …]\n";

/** Opens the database of `config` and runs the command. */
export async function user(config: Config, args: string[]): Promise<number> {
  const services = await createServices(config);
  try {
    return await userCommand(services, args);
  } finally {
    await services.close();
  }
}

/**
 * Makes an admin and gives the exit code. Without `--password` one is made up and printed, once; it is kept
 * nowhere. 2: the command was not understood; 1: it was refused.
 */
export async function userCommand(
  services: Services,
  args: string[],
  print: (line: string) => void = (line) => process.stdout.write(line),
): Promise<number> {
  const asked = readArguments(args);
  if (!asked) {
    print(USAGE);
    return 2;
  }
  const password = asked.password ?? longToken();
  try {
    await createAdmin(createContext(services, SYSTEM_ACTOR), { ...asked, password });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const reasons = error.errors?.map((wrong) => `${wrong.field}: ${wrong.message}`) ?? [error.message];
    print(`${reasons.join("\n")}\n`);
    return 1;
  }
  print(`${asked.email} is an admin now.\n`);
  if (asked.password === undefined) print(`The password, shown this once: ${password}\n`);
  return 0;
}

function readArguments(args: string[]) {
  const text = { type: "string" } as const;
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { email: text, password: text, "first-name": text, "last-name": text },
    });
    const { email, password } = values;
    if (positionals.join() !== "create-admin" || !email || !/^[^@\s]+@[^@\s]+$/.test(email)) return null;
    const [first_name, last_name] = [values["first-name"] ?? "Admin", values["last-name"] ?? ""];
    return { email, password, first_name, last_name };
  } catch {
    return null;
  }
}

// Whose lease is it? The token says which process took it, so that whoever starts after a crash need not wait
// for the leases of the one that is no longer there.
import { createHash } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";
import { randomToken } from "#platform/id";

const MACHINE_LENGTH = 10;
const CHANCE_LENGTH = 20;
const TOKEN = /^([0-9a-z]+)\.([\w-]+)\.[\w-]+$/;
/** Tokens of this process begin so; another process of the same number has lived before. */
const own = { chance: randomToken().slice(0, MACHINE_LENGTH / 2), machine: machineOf() };

/** A new token of this process: its number, where that number counts, and chance. */
export function leaseToken(): string {
  return `${process.pid.toString(36)}.${own.machine}.${own.chance}${randomToken().slice(0, CHANCE_LENGTH)}`;
}

/** Was this token given by a process of this machine that is surely gone? In doubt, no. */
export function isLeftBehind(token: string): boolean {
  const [, number = "", machine] = TOKEN.exec(token) ?? [];
  if (machine !== own.machine) return false;
  const pid = Number.parseInt(number, 36);
  if (pid === process.pid) return !token.startsWith(`${number}.${machine}.${own.chance}`);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

/** Names where process numbers count: this start of the machine, and the container in it. */
function machineOf(): string {
  const read = (what: () => string) => {
    try {
      return what();
    } catch {
      return "";
    }
  };
  const boot = read(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8"));
  const numbers = read(() => readlinkSync("/proc/self/ns/pid"));
  const name = boot === "" ? hostname() : boot + numbers;
  return createHash("sha256").update(name).digest("base64url").slice(0, MACHINE_LENGTH);
}

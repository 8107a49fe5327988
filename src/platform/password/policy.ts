// Which passwords are refused: too short, too long, common, a pattern, or the account's own data.
import { COMMON_WORDS } from "./common.ts";

export const MIN_PASSWORD_LENGTH = 8;
export const MAX_PASSWORD_LENGTH = 128;

/** Decoration around a common word that still counts as the word: `Dragon2024!` is `dragon`. */
const MAX_DECORATION = 6;
/** Own data shorter than this may occur inside a password. */
const MIN_OWN_LENGTH = 4;
const RUNS = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiop",
  "qwertzuiop",
  "azertyuiop",
  "asdfghjkl",
  "zxcvbnm",
  "1q2w3e4r5t6z7u8i9o0p",
  "1q2w3e4r5t6y7u8i9o0p",
  "q1w2e3r4t5y6u7i8o9p0",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
  "qazwsxedcrfvtgbyhnujmikolp",
  "147258369",
  "789456123",
  "zaq12wsxcde34rfvbgt56yhn",
];
const RUN_LENGTH = 4;
const LEET: Record<string, string> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "1": "i",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
  "7": "t",
};

/** Why a password is refused, as a code and a sentence; null when it is good. */
export interface PasswordWeakness {
  code: "too_short" | "too_long" | "password_too_common" | "password_like_account";
  message: string;
}

/**
 * Judges a password against the policy. `own` is what the account says of itself: e-mail, username, names.
 * Runs in time linear in the password, which is cut off at its longest length first.
 */
export function passwordWeakness(password: string, own: readonly (string | null)[]): PasswordWeakness | null {
  if (password.length > MAX_PASSWORD_LENGTH * 2 || [...password].length > MAX_PASSWORD_LENGTH) {
    return { code: "too_long", message: `A password has at most ${MAX_PASSWORD_LENGTH} characters.` };
  }
  if ([...password].length < MIN_PASSWORD_LENGTH) {
    return { code: "too_short", message: `A password has at least ${MIN_PASSWORD_LENGTH} characters.` };
  }
  const plain = password.normalize("NFKC").toLowerCase();
  if (isLikeAccount(plain, own)) {
    return { code: "password_like_account", message: "This password is too much like the account itself." };
  }
  if (isCommon(plain)) {
    return { code: "password_too_common", message: "This password is among the first that anybody tries." };
  }
  return null;
}

function isLikeAccount(plain: string, own: readonly (string | null)[]): boolean {
  const parts = own.flatMap((text) => (text ? [text.toLowerCase(), localPart(text)] : []));
  return parts.some((part) => {
    if (part.length < MIN_OWN_LENGTH) return false;
    return plain === part || (plain.includes(part) && plain.length - part.length <= MIN_OWN_LENGTH);
  });
}

function localPart(text: string): string {
  return (text.split("@")[0] ?? "").toLowerCase();
}

function isCommon(plain: string): boolean {
  const unit = repeatedUnit(plain);
  if (unit.length <= 3 || (unit.length < plain.length && COMMON_WORDS.has(unit))) return true;
  if (isDate(plain) || isRuns(plain)) return true;
  return [plain, undressed(plain)].some((text) => isDecoratedWord(text));
}

/** The shortest beginning that, repeated, makes the text: `abcabc` → `abc`. */
function repeatedUnit(text: string): string {
  const at = (text + text).indexOf(text, 1);
  return text.slice(0, at);
}

function isDate(text: string): boolean {
  return /^(19|20)\d{6}$/.test(text) || /^\d{4}(19|20)\d{2}$/.test(text);
}

/** Nothing but runs along the keyboard, the alphabet or the digits, each of four characters or more. */
function isRuns(text: string): boolean {
  let at = 0;
  while (at < text.length) {
    const length = longestRun(text, at);
    if (length < RUN_LENGTH && length < text.length - at) return false;
    if (length === 0) return false;
    at += length;
  }
  return true;
}

function longestRun(text: string, at: number): number {
  let longest = 0;
  for (const run of RUNS) {
    for (const line of [run, [...run].reverse().join("")]) {
      let length = 0;
      while (at + length < text.length && line.includes(text.slice(at, at + length + 1))) length += 1;
      longest = Math.max(longest, length);
    }
  }
  return longest;
}

/** `p@ssw0rd` → `password`; the ends keep their digits, which are decoration. */
function undressed(text: string): string {
  const end = /[a-z@$][^a-z@$]*$/.exec(text)?.index ?? text.length;
  return [...text].map((letter, index) => (index <= end ? (LEET[letter] ?? letter) : letter)).join("");
}

function isDecoratedWord(text: string): boolean {
  const core = text.replace(/^[^\p{L}]+/u, "").replace(/[^\p{L}]+$/u, "");
  if (core === "" || text.length - core.length > MAX_DECORATION) return false;
  return COMMON_WORDS.has(core) || COMMON_WORDS.has(repeatedUnit(core));
}

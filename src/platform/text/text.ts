// Text as people type it and as we compare it.

/**
 * Control characters and halves of surrogate pairs, which no name or note needs; line feed and tab are judged
 * by the caller.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is its purpose
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\p{Cs}]/u;
const MARKS = /\p{M}+/gu;
const NOT_SLUG = /[^a-z0-9]+/g;
const MAX_SLUG_LENGTH = 120;

/** Letters that decompose to nothing useful in ASCII; German, Nordic, Polish, Turkish and French ones. */
const LATIN: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  ø: "o",
  œ: "oe",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ä: "ae",
  ö: "oe",
  ü: "ue",
};

/** Does the text hold characters that no person typed: NUL, escapes, line separators, half a pair? */
export function hasControlCharacters(text: string): boolean {
  return CONTROL.test(text);
}

/** How names, e-mails and usernames are compared and sorted: NFKC, lower case, single spaces. */
export function textKey(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Words as search sees them: lower case, no marks, letters and digits only. At most `limit` words. */
export function wordsOf(text: string, limit: number): string[] {
  const plain = text.normalize("NFKD").replace(MARKS, "").toLowerCase();
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, limit);
}

/**
 * A slug of ASCII letters, digits and hyphens; never empty and never all digits, so that it can stand beside
 * numeric ids. `fallback` is used when nothing of the name is left, as with Arabic or Chinese names.
 */
export function slugify(name: string, fallback: string): string {
  const latin = [...name.normalize("NFC").toLowerCase()].map((letter) => LATIN[letter] ?? letter).join("");
  const plain = latin.normalize("NFKD").replace(MARKS, "");
  const slug = plain
    .replace(NOT_SLUG, "-")
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/^-+|-+$/g, "");
  if (slug === "") return fallback;
  return /^\d+$/.test(slug) ? `${fallback}-${slug}` : slug;
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not in `taken`. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}

/** Cuts to at most `length` characters without splitting a surrogate pair. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return [...text].slice(0, length).join("").slice(0, length);
}

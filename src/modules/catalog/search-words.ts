// Words as the search index keeps them: the same folding for what is listed and for what is asked.
import { clip, wordsOf } from "#platform/text";

/** What a person may ask for at once; the rest of a longer question is passed over. */
const MAX_QUERY_LENGTH = 200;
const MAX_QUERY_WORDS = 10;
const MAX_WORD_LENGTH = 40;

/** Letters that Unicode does not take apart, as people without that key type them. */
const FOLDED: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  ø: "o",
  œ: "oe",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
};
const FOLDABLE = /[ßæøœđðþłı]/g;
/** Scripts that put no spaces between words: every character counts as a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
const UNSPACED_EACH = new RegExp(`${UNSPACED.source}|(?:(?!${UNSPACED.source}).)+`, "gu");

/** Most texts are plain ASCII and need no folding but lower case. */
const PLAIN = /^[ -~\s]*$/;
const PLAIN_WORD = /[a-z0-9]+/g;

/** Within a word, as in "chef's" and "l’eau": as people type it, and as texts print it. */
const APOSTROPHE = /(?<=[\p{L}\p{N}])['’ʼ＇](?=[\p{L}\p{N}])/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}'’ʼ＇]+/u;

/**
 * The words of a text, folded, at most `limit`. An apostrophe joins: "chef's" is "chefs", which is what people
 * type.
 */
export function searchWords(written: string, limit: number): string[] {
  const text = written.replace(APOSTROPHE, "");
  if (PLAIN.test(text)) {
    const words = text.toLowerCase().match(PLAIN_WORD) ?? [];
    return words.slice(0, limit).map((word) => word.slice(0, MAX_WORD_LENGTH));
  }
  const words: string[] = [];
  for (const raw of wordsOf(text, limit)) {
    const word = raw.normalize("NFC").replace(FOLDABLE, (letter) => FOLDED[letter] ?? letter);
    if (UNSPACED.test(word)) words.push(...(word.match(UNSPACED_EACH) ?? []));
    else words.push(word);
  }
  return words.slice(0, limit).map((word) => clip(word, MAX_WORD_LENGTH));
}

/**
 * The words by which a text is found: its own, and the parts of those with an apostrophe, so that "chef" finds
 * "chef's" and "eau" finds "l'eau".
 */
export function listedWords(text: string, limit: number): string[] {
  const words = searchWords(text, limit);
  // Split, not matched as a whole: a long run of letters must not cost more than its length.
  const joined = text.split(BETWEEN_WORDS).filter((word) => word.search(APOSTROPHE) !== -1);
  const parts = joined.flatMap((word) => searchWords(word.replace(APOSTROPHE, " "), limit));
  return [...words, ...parts.filter((part) => part.length > 1)].slice(0, limit);
}

/** The words that somebody asks for: the first ten of the first 200 characters, each once. */
export function queryWords(text: string): string[] {
  const words = searchWords(text.slice(0, MAX_QUERY_LENGTH), MAX_QUERY_WORDS);
  return [...new Set(words)];
}

/** Overlapping threes of a word with its ends marked, by which a mistyped word still finds it. */
export function trigramsOf(word: string): string[] {
  const letters = [...`^${word}$`];
  const trigrams = new Set<string>();
  for (let index = 0; index + 3 <= letters.length; index += 1) {
    trigrams.add(letters.slice(index, index + 3).join(""));
  }
  return [...trigrams];
}

/** Words shorter than this, and those with digits, are never corrected: too many would do. */
const MIN_CORRECTED_LENGTH = 4;
const HAS_DIGIT = /\p{N}/u;

/** May this word be a mistyped one, or what a mistyped one was meant to be? */
export function canBeCorrected(word: string): boolean {
  return word.length >= MIN_CORRECTED_LENGTH && !HAS_DIGIT.test(word);
}

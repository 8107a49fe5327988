// What a browser says of itself, in two words for people: the browser and what it runs on.

/** Null where the text does not tell. */
export interface DeviceWords {
  browser: string | null;
  system: string | null;
  /** A phone or a tablet. */
  is_mobile: boolean;
}

/** The first that fits counts: most browsers name the others, too. */
const BROWSERS: readonly [pattern: RegExp, name: string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Headless)?Chrom(e|ium)\/|\bCriOS\//, "Chrome"],
  [/\bVersion\/[\d.]+ .*Safari\//, "Safari"],
];

const SYSTEMS: readonly [pattern: RegExp, name: string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b|\bMacintosh\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
];

/** Reads a `User-Agent`; anybody may have written anything into it. */
export function deviceWords(user_agent: string | null): DeviceWords {
  const text = user_agent ?? "";
  const system = nameIn(SYSTEMS, text);
  const is_mobile = system === "iPhone" || system === "iPad" || system === "Android";
  return { browser: nameIn(BROWSERS, text), system, is_mobile };
}

function nameIn(known: readonly [RegExp, string][], text: string): string | null {
  return known.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}

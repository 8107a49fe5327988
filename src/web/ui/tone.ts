// The tone that stands in a picture's place until it is there. A policy against inline styles lets no page name
// a colour of its own, so a tone is three classes: how light it is, how strong, and of which hue.

/** Near enough that a tone passes into its picture, few enough that their rules weigh next to nothing. */
const LIGHT_STEPS = 16;
const HUE_STEPS = 24;
const STRENGTHS = [0.015, 0.03, 0.05, 0.08, 0.12, 0.17];
/** Anything fainter is a grey. */
const FAINTEST = 0.0075;
const CIRCLE_DEGREES = 360;
const HALF_CIRCLE_DEGREES = 180;
/** From here on dark words are read on a tone, below it light ones. */
const DARK_WORDS_FROM = 0.62;

/** The classes of the tone that is nearest to a colour `#rrggbb`: `tone l15 s2 h4`. */
export function toneClasses(colour: string): string {
  const { lightness, chroma, hue } = oklchOf(colour);
  const l = Math.round(lightness * LIGHT_STEPS);
  if (chroma < FAINTEST) return `tone l${l}`;
  const s = nearest(STRENGTHS, chroma);
  const h = Math.round((hue / CIRCLE_DEGREES) * HUE_STEPS) % HUE_STEPS;
  return `tone l${l} s${s} h${h}`;
}

/** The rules of all tones; words in the place of a picture that never comes are read on each. */
export function toneRules(): string {
  const steps = (name: string, values: readonly number[]) =>
    values.map((value, step) => `.${name}${step}{--${name}:${value}}`).join("\n");
  const words = `clamp(0,(${DARK_WORDS_FROM} - var(--l))*999,1)`;
  return `@layer components{
.tone{background:oklch(var(--l) var(--s,0) var(--h,0));color:oklch(${words} 0 0)}
${steps("l", evenly(LIGHT_STEPS + 1, 1 / LIGHT_STEPS))}
${steps("s", STRENGTHS)}
${steps("h", evenly(HUE_STEPS, CIRCLE_DEGREES / HUE_STEPS))}
}`;
}

function evenly(count: number, step: number): number[] {
  return Array.from({ length: count }, (_, index) => index * step);
}

function nearest(values: readonly number[], wanted: number): number {
  const distances = values.map((value) => Math.abs(value - wanted));
  return distances.indexOf(Math.min(...distances));
}

/** sRGB to OKLCH, as Björn Ottosson defines it: https://bottosson.github.io/posts/oklab/ */
function oklchOf(colour: string): { lightness: number; chroma: number; hue: number } {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(colour.slice(at, at + 2)));
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  return {
    lightness: 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    chroma: Math.hypot(a, b),
    hue: ((Math.atan2(b, a) / Math.PI) * HALF_CIRCLE_DEGREES + CIRCLE_DEGREES) % CIRCLE_DEGREES,
  };
}

function linear(hex: string): number {
  const value = Number.parseInt(hex, 16) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

// The tone of a picture: the one colour that stands in its place until it is there.

/** Pixels in a row: grey or red, green, blue; with opacity where channels are even. */
export interface Pixels {
  data: Uint8Array;
  channels: 1 | 2 | 3 | 4;
}

const OPAQUE = 255;
const RED_GREEN_BLUE = [0, 1, 2];

/**
 * The median of each colour, `#rrggbb`: what most of the picture looks like, usually its background, whatever
 * stands before it. null for a picture that lets through what is behind it.
 */
export function medianTone({ data, channels }: Pixels): string | null {
  const is_grey = channels < RED_GREEN_BLUE.length;
  const valuesOf = (channel: number) => data.filter((_, index) => index % channels === channel);
  if (channels % 2 === 0 && valuesOf(channels - 1).some((opacity) => opacity < OPAQUE)) return null;
  const medianOf = (channel: number) => {
    const values = valuesOf(is_grey ? 0 : channel).sort();
    return values[values.length >> 1] ?? 0;
  };
  const hex = RED_GREEN_BLUE.map((channel) => medianOf(channel).toString(16).padStart(2, "0"));
  return `#${hex.join("")}`;
}

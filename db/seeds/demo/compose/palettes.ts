// The colour worlds of the demo pictures: each scene is painted with exactly one of them.

export type Palette = {
  /** The wall, from its top to where it meets the floor. */
  wall: [string, string];
  /** The floor, from the wall towards the camera. */
  floor: [string, string];
  /** Arches, discs and podiums. */
  shape: [string, string];
  /** Small confident details: stripes, dots, leaves. */
  accent: string;
  /** What shadows are tinted with; never black, which looks dirty on a coloured floor. */
  ink: string;
};

const palette = (
  wall: [string, string],
  floor: [string, string],
  shape: [string, string],
  accent: string,
  ink: string,
): Palette => ({ wall, floor, shape, accent, ink });

export const palettes = {
  oat: palette(["#f7efe2", "#efe0c9"], ["#e6d2b3", "#f1e4cf"], ["#fffaf1", "#f2e2c6"], "#c98f4e", "#6b4a25"),
  mocha: palette(
    ["#e9d6c4", "#d8bb9f"],
    ["#c09b78", "#d4b594"],
    ["#f6e9dc", "#dfc3a6"],
    "#7a4b2c",
    "#3f2413",
  ),
  sage: palette(["#e8efe2", "#d2e0c8"], ["#bccfae", "#d3e1c8"], ["#f7faf2", "#dbe7d0"], "#6d8f58", "#314a26"),
  mint: palette(["#e2f4ee", "#c5e8dc"], ["#a9d8c8", "#c9eade"], ["#f6fdfa", "#cdeee2"], "#2f9c81", "#135545"),
  sky: palette(["#e6f1fb", "#c9e1f6"], ["#afcfec", "#cde3f6"], ["#f8fcff", "#d3e7f9"], "#3c82c4", "#1b3f66"),
  blush: palette(
    ["#fdeceb", "#f8d5d2"],
    ["#efbdb9", "#f8d9d5"],
    ["#fff8f6", "#fbdcd8"],
    "#d56f6a",
    "#76302d",
  ),
  rose: palette(["#fbe6ee", "#f5c9db"], ["#eab0c8", "#f6d0e0"], ["#fff5f9", "#f9d3e2"], "#c9487f", "#6d1c40"),
  lilac: palette(
    ["#f0eafb", "#dccff4"],
    ["#c6b5e8", "#ded2f4"],
    ["#fbf8ff", "#e3d8f8"],
    "#7d5cc2",
    "#37226a",
  ),
  butter: palette(
    ["#fff6d9", "#fdeab0"],
    ["#f5d988", "#fcebb8"],
    ["#fffdf2", "#fff0c2"],
    "#e09e1b",
    "#77500a",
  ),
  apricot: palette(
    ["#fff0e0", "#ffdcba"],
    ["#f8c597", "#fddfc2"],
    ["#fffaf3", "#ffe3c6"],
    "#e5792b",
    "#7a390c",
  ),
  coral: palette(
    ["#ffe4da", "#ffc8b6"],
    ["#f7ab94", "#fdcdbd"],
    ["#fff4ef", "#ffd3c4"],
    "#e2573a",
    "#7b2413",
  ),
  lagoon: palette(
    ["#d9f0f3", "#b2e0e7"],
    ["#8fcdd7", "#b8e3ea"],
    ["#f0fbfc", "#bfe7ed"],
    "#15828f",
    "#0b444c",
  ),
  stone: palette(
    ["#eef0f2", "#dadfe4"],
    ["#c5ccd4", "#dce1e6"],
    ["#fbfcfd", "#e2e7eb"],
    "#6c7c8c",
    "#2d3945",
  ),
  clay: palette(["#f3ddd0", "#e6bfa9"], ["#d3a085", "#e6c3ae"], ["#fcf1ea", "#ecccb9"], "#a9552f", "#562613"),
  forest: palette(
    ["#31594a", "#23463a"],
    ["#1b382e", "#2b5043"],
    ["#4a7a67", "#365f50"],
    "#d9b566",
    "#081a13",
  ),
  navy: palette(["#2d4468", "#20334f"], ["#172740", "#273d5e"], ["#456390", "#334e77"], "#f0b95b", "#070f1d"),
  plum: palette(["#5a3a63", "#43294b"], ["#331d3a", "#4d3156"], ["#7a5585", "#5f3f69"], "#f2a7b5", "#15091a"),
  graphite: palette(
    ["#4b525b", "#363c44"],
    ["#282d33", "#3e454d"],
    ["#69727d", "#4f5862"],
    "#8fd3c4",
    "#0d1013",
  ),
  wine: palette(["#7a3143", "#5c2231"], ["#461824", "#692a3a"], ["#9b4a5d", "#7c3647"], "#f1c48a", "#1f070d"),
} satisfies Record<string, Palette>;

export type PaletteName = keyof typeof palettes;

// Walls, floors, cloths and furniture of the scenes: everything in a picture that is not the thing for sale.

import type { Palette } from "./palettes.ts";

/** The logical size of a square scene. */
export const side = 1200;
/** Where wall and floor meet in standing scenes. */
export const horizon = 830;

export const definitions = (palette: Palette): string => `<defs>
  ${vertical("wall", palette.wall)}${vertical("floor", palette.floor)}${vertical("shape", palette.shape)}
  <radialGradient id="shade"><stop offset="0" stop-color="${palette.ink}" stop-opacity=".5"/>
    <stop offset=".55" stop-color="${palette.ink}" stop-opacity=".22"/>
    <stop offset="1" stop-color="${palette.ink}" stop-opacity="0"/></radialGradient>
  <radialGradient id="glow"><stop offset="0" stop-color="#fff" stop-opacity=".55"/>
    <stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
  <linearGradient id="beam" x1="0" y1="0" x2="1" y2="1">
    <stop offset="0" stop-color="#fff" stop-opacity=".34"/>
    <stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient>
  <linearGradient id="side" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="${palette.shape[0]}"/>
    <stop offset=".6" stop-color="${palette.shape[1]}"/>
    <stop offset="1" stop-color="${palette.floor[0]}"/></linearGradient>
  <filter id="lift" filterUnits="userSpaceOnUse" x="0" y="0" width="100%" height="100%"
    color-interpolation-filters="sRGB"><feDropShadow dx="10" dy="26" stdDeviation="18"
    flood-color="${palette.ink}" flood-opacity=".38"/></filter>
  <filter id="hush" filterUnits="userSpaceOnUse" x="0" y="0" width="100%" height="100%"
    color-interpolation-filters="sRGB"><feDropShadow dx="4" dy="10" stdDeviation="12"
    flood-color="${palette.ink}" flood-opacity=".2"/></filter></defs>`;

const vertical = (id: string, [from, to]: [string, string]): string =>
  `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${from}"/>
   <stop offset="1" stop-color="${to}"/></linearGradient>`;

export const wall = (): string => `<rect width="100%" height="100%" fill="url(#wall)"/>`;

export const floor = (top = horizon): string =>
  `<rect y="${top}" width="100%" height="${side - top}" fill="url(#floor)"/>`;

/** Wall and floor without a line between them, as a paper roll in a studio. */
export const studio = (width = side): string =>
  `${wall()}<ellipse cx="${width / 2}" cy="1130" rx="${width}" ry="330" fill="url(#floor)" opacity=".75"/>
   <ellipse cx="${width * 0.42}" cy="360" rx="${width * 0.6}" ry="460" fill="url(#glow)"/>`;

export const arch = (x: number, base: number, width: number, height: number): string => {
  const [left, right, radius] = [x - width / 2, x + width / 2, width / 2];
  const top = base - height + radius;
  return `<path d="M${left} ${base}V${top}A${radius} ${radius} 0 0 1 ${right} ${top}V${base}Z"
    fill="url(#shape)"
    filter="url(#hush)"/>`;
};

export const disc = (x: number, y: number, radius: number, opacity = 1): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="url(#shape)" opacity="${opacity}"/>`;

export const ring = (x: number, y: number, radius: number, palette: Palette): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${palette.accent}"
   stroke-width="5" opacity=".45"/>`;

/** A round plinth seen slightly from above; things stand on `top + depth`. */
export const podium = (x: number, top: number, width: number, height: number): string => {
  const [radius, depth] = [width / 2, width * 0.09];
  const foot = top + height;
  const body = `M${x - radius} ${top}V${foot}A${radius} ${depth} 0 0 0 ${x + radius} ${foot}V${top}Z`;
  return `${shadow(x + 24, foot + depth * 0.6, width * 1.25, 0.9)}
    <path d="${body}" fill="url(#side)"/>
    <ellipse cx="${x}" cy="${top}" rx="${radius}" ry="${depth}" fill="url(#shape)"/>`;
};

export const block = (x: number, top: number, width: number, bottom: number): string =>
  `${shadow(x + 20, bottom, width * 1.2, 0.8)}
   <rect x="${x - width / 2}" y="${top}" width="${width}" height="${bottom - top}" rx="14" fill="url(#side)"/>
   <rect x="${x - width / 2}" y="${top}" width="${width}" height="26" rx="13" fill="url(#shape)"/>`;

/** A soft pool of shadow under something `width` px wide that touches the ground at `base`. */
export const shadow = (x: number, base: number, width: number, strength = 1): string =>
  `<ellipse cx="${x}" cy="${base}" rx="${width * 0.56}" ry="${width * 0.085}"
   fill="url(#shade)" opacity="${strength}"/>`;

export const plank = (palette: Palette, top: number, width = side): string =>
  `${shadow(width / 2, top + 84, width * 0.95, 0.7)}
   <rect x="70" y="${top}" width="${width - 140}" height="46" rx="12" fill="${palette.accent}"/>
   <rect x="70" y="${top}" width="${width - 140}" height="14" rx="7" fill="#fff" opacity=".28"/>`;

/** Light that falls through a window from the upper left. */
export const window_light = (): string =>
  [0, 1, 2]
    .map((pane) => `<path d="M${80 + pane * 300} 0h210l330 ${horizon}h-210z" fill="url(#beam)"/>`)
    .join("");

export const blob = (turn: number): string =>
  `<path transform="rotate(${turn} 600 560)" fill="url(#shape)" filter="url(#hush)"
   d="M610 110c170-20 330 70 400 220s40 320-60 440
   -260 190-430 160-310-130-360-300 10-310 120-410 190-95 330-110z"/>`;

/** Cloths for scenes seen from above. */
export const cloth = (palette: Palette, kind: number): string => {
  const tile = [gingham, stripes, dots, waves, checks][kind % 5]!;
  return `<defs>${tile(palette)}</defs>${wall()}<rect width="100%" height="100%" fill="url(#cloth)"/>
    <circle cx="470" cy="400" r="760" fill="url(#glow)"/>`;
};

type Tile = (palette: Palette) => string;

const pattern = (size: number, turn: number, content: string): string =>
  `<pattern id="cloth" width="${size}" height="${size}" patternUnits="userSpaceOnUse"
   patternTransform="rotate(${turn})">${content}</pattern>`;

const gingham: Tile = ({ accent }) =>
  pattern(
    120,
    8,
    `<g fill="${accent}" opacity=".15"><path d="M0 0h60v120H0z"/><path d="M0 0h120v60H0z"/></g>`,
  );

const stripes: Tile = ({ accent }) =>
  pattern(100, 24, `<path d="M0 0h36v100H0z" fill="${accent}" opacity=".16"/>`);

const dots: Tile = ({ accent }) =>
  pattern(
    90,
    45,
    `<g fill="${accent}" opacity=".24"><circle cx="22" cy="22" r="9"/><circle cx="67" cy="67" r="9"/></g>`,
  );

const waves: Tile = ({ accent }) =>
  pattern(
    120,
    0,
    `<path d="M0 40q30-34 60 0t60 0M0 100q30-34 60 0t60 0" fill="none" stroke="${accent}"
    stroke-width="7" opacity=".2"/>`,
  );

const checks: Tile = ({ shape }) =>
  pattern(200, 0, `<g fill="${shape[0]}" opacity=".42"><path d="M0 0h100v100H0zM100 100h100v100H100z"/></g>`);

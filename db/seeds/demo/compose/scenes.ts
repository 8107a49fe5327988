// The compositions: how a main object and its companions stand, lie or float in front of a backdrop.

import type { Item } from "./artwork.ts";
import { extent, place } from "./artwork.ts";
import {
  arch,
  blob,
  block,
  cloth,
  definitions,
  disc,
  floor,
  horizon,
  plank,
  podium,
  ring,
  shadow,
  side,
  studio,
  wall,
  window_light,
} from "./backdrops.ts";
import type { Palette } from "./palettes.ts";

/** `variety` is a number that belongs to the picture; scenes use it to choose sides, angles and cloths. */
type Scene = (palette: Palette, items: Item[], variety: number) => string;

type Spot = { x: number; base: number; size: number; rotate?: number; flip?: boolean };

/** A thing on the ground with the shadow it throws there. */
const stand = (item: Item | undefined, spot: Spot): string => {
  if (!item) return "";
  const { width } = extent(item, spot.size);
  return `${shadow(spot.x + width * 0.08, spot.base - 4, width * 1.1)}${place(item, spot)}`;
};

/** A thing in the air or flat on a cloth: its shadow has its own outline. */
const lift = (item: Item | undefined, spot: Spot): string =>
  item ? `<g filter="url(#lift)">${place(item, spot)}</g>` : "";

/** A wide thing may be bigger than a square one without filling the picture. */
const fit = (item: Item, height: number, width: number): number => {
  const one = extent(item, 1);
  return Math.min(height / one.height, width / one.width);
};

const hand = (variety: number): 1 | -1 => (variety % 2 === 0 ? 1 : -1);

const on_podium: Scene = (_palette, [main, first, second], variety) => {
  const lean = hand(variety);
  return `${studio()}${disc(600, 500, 400, 0.75)}${podium(600, 905, 700, 110)}
    ${stand(main, { x: 600, base: 925, size: fit(main!, 640, 620) })}
    ${stand(first, { x: 600 + lean * 365, base: 1085, size: 250 })}
    ${stand(second, { x: 600 - lean * 385, base: 1060, size: 210, flip: true })}`;
};

const in_arch: Scene = (_palette, [main, first, second], variety) => {
  const lean = hand(variety);
  const x = first && !second ? 600 - lean * 70 : 600;
  return `${wall()}${floor()}${arch(600, horizon + 4, 720, 720)}
    ${stand(main, { x, base: 985, size: fit(main!, 680, 720) })}
    ${stand(first, { x: 600 + lean * 345, base: 1060, size: 290 })}
    ${stand(second, { x: 600 - lean * 375, base: 1045, size: 240, flip: true })}`;
};

const by_window: Scene = (_palette, [main, first], variety) => {
  const lean = hand(variety);
  return `${wall()}${floor(860)}${window_light()}
    ${stand(first, { x: 600 + lean * 350, base: 950, size: 330 })}
    ${stand(main, { x: 600 - lean * 50, base: 1020, size: fit(main!, 720, 780) })}`;
};

const on_blob: Scene = (palette, [main, first, second], variety) => {
  const lean = hand(variety);
  return `${wall()}${blob(variety * 47)}
    ${ring(600 - lean * 430, 220, 70, palette)}${ring(600 + lean * 470, 1010, 46, palette)}
    ${lift(second, { x: 600 - lean * 365, base: 1050, size: 230, rotate: -lean * 12 })}
    ${lift(main, {
      x: 600,
      base: 600 + extent(main!, fit(main!, 700, 740)).height / 2,
      size: fit(main!, 700, 740),
      rotate: lean * 4,
    })}
    ${lift(first, { x: 600 + lean * 350, base: 1060, size: 280, rotate: lean * 10 })}`;
};

const on_cloth: Scene = (palette, [main, first, second, third], variety) => {
  const lean = hand(variety);
  return `${cloth(palette, variety)}
    ${lift(first, { x: 600 + lean * 375, base: 1110, size: 330, rotate: lean * 14 })}
    ${lift(second, { x: 600 - lean * 400, base: 370, size: 270, rotate: -lean * 16 })}
    ${lift(third, { x: 600 + lean * 410, base: 330, size: 210, rotate: lean * 24 })}
    ${lift(main, {
      x: 600 - lean * (first ? 45 : 0),
      base: 590 + extent(main!, fit(main!, 760, 800)).height / 2,
      size: fit(main!, 760, 800),
      rotate: -lean * 5,
    })}`;
};

const on_steps: Scene = (_palette, [main, first, second], variety) => {
  const lean = hand(variety);
  return `${wall()}${floor()}${disc(600 + lean * 240, 380, 250, 0.7)}
    ${block(600 - lean * 70, 880, 620, 1090)}
    ${block(600 + lean * 350, 960, 330, 1090)}
    ${stand(main, { x: 600 - lean * 70, base: 897, size: fit(main!, 620, 600) })}
    ${stand(first, { x: 600 + lean * 365, base: 977, size: 300 })}
    ${stand(second, { x: 600 - lean * 430, base: 1090, size: 200, flip: true })}`;
};

const in_row: Scene = (palette, items) => {
  const size = 1020 / items.length;
  const across = items.map((item, at) => ({ item, x: 600 + (at - (items.length - 1) / 2) * (size * 0.97) }));
  return `${studio()}${plank(palette, 800)}
    ${across
      .map(({ item, x }) => stand(item, { x, base: 806, size: fit(item, 640, size * 1.02) }))
      .join("")}`;
};

/** Three of a kind, one in front: for what is sold by the handful. */
const in_trio: Scene = (_palette, [main, first = main, second = main], variety) => {
  const lean = hand(variety);
  return `${studio()}${disc(600, 520, 420, 0.6)}
    ${stand(first, { x: 600 - lean * 245, base: 860, size: fit(first!, 470, 450), flip: true })}
    ${stand(second, { x: 600 + lean * 245, base: 870, size: fit(second!, 470, 450) })}
    ${stand(main, { x: 600, base: 1010, size: fit(main!, 600, 600) })}`;
};

/** A harvest: a small pyramid, as on a market stall. */
const in_heap: Scene = (palette, [main, second = main], variety) => {
  const rows = [
    { base: 640, count: 1 },
    { base: 800, count: 2 },
    { base: 965, count: 3 },
  ];
  const piece = ({ base, count }: { base: number; count: number }) =>
    Array.from({ length: count }, (_, at) => {
      const x = 600 + (at - (count - 1) / 2) * 300;
      const item = (at + count) % 2 === 0 ? main! : second!;
      return stand(item, { x, base, size: fit(item, 370, 370), rotate: (((at + variety) % 3) - 1) * 7 });
    }).join("");
  return `${studio()}${disc(600, 540, 450, 0.6)}${plank(palette, 950)}${rows.map(piece).join("")}`;
};

/** The low sun of an outdoor catalogue. */
const at_dusk: Scene = (palette, [main, first, second], variety) => {
  const lean = hand(variety);
  return `${wall()}<circle cx="${600 + lean * 180}" cy="520" r="330" fill="${palette.accent}" opacity=".38"/>
    <path d="M0 ${horizon}q200-130 420-60t400-40 380 50V1200H0z" fill="url(#shape)"
      opacity=".8"/>${floor(900)}
    ${stand(first, { x: 600 + lean * 370, base: 990, size: 310 })}
    ${stand(second, { x: 600 - lean * 400, base: 960, size: 260, flip: true })}
    ${stand(main, { x: 600 - lean * 30, base: 1040, size: fit(main!, 660, 760) })}`;
};

/** The thing itself in front of a wallpaper of small companions. */
const on_paper: Scene = (palette, [main, motif = main], variety) => {
  const rows = Array.from({ length: 25 }, (_, at) => ({ column: at % 5, row: Math.floor(at / 5) }));
  const tile = ({ column, row }: { column: number; row: number }) =>
    place(motif!, {
      x: 60 + column * 270 + (row % 2) * 120,
      base: 190 + row * 240,
      size: 110,
      opacity: 0.34,
      rotate: ((column * 3 + row * 5 + variety) % 5) * 12 - 24,
    });
  return `${wall()}${rows.map(tile).join("")}
    <circle cx="600" cy="600" r="430" fill="url(#shape)" filter="url(#hush)"/>
    <circle cx="600" cy="600" r="400" fill="none" stroke="${palette.accent}" stroke-width="4" opacity=".4"/>
    ${lift(main, {
      x: 600,
      base: 600 + extent(main!, fit(main!, 640, 660)).height / 2,
      size: fit(main!, 640, 660),
    })}`;
};

export const scenes = {
  podium: on_podium,
  arch: in_arch,
  window: by_window,
  blob: on_blob,
  cloth: on_cloth,
  steps: on_steps,
  row: in_row,
  trio: in_trio,
  heap: in_heap,
  dusk: at_dusk,
  paper: on_paper,
} satisfies Record<string, Scene>;

export type SceneName = keyof typeof scenes;

/** The whole square picture as SVG. */
export const compose = (scene: SceneName, palette: Palette, items: Item[], variety: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${side}"
   height="${side}" viewBox="0 0 ${side} ${side}">${definitions(palette)}
   ${scenes[scene](palette, items, variety)}</svg>`;

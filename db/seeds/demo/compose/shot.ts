// One line of the shot list: what a picture is called and how it is composed.

import type { PaletteName } from "./palettes.ts";
import type { SceneName } from "./scenes.ts";

/** Name, palette, scene, main object, companions; objects as `load_item` reads them. */
export type Shot = [
  name: string,
  palette: PaletteName,
  scene: SceneName,
  main: string,
  ...companions: string[],
];

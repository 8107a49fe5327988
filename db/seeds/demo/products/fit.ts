// How clothes fit and are washed: the last paragraph of their descriptions.

import type { Row } from "./family.ts";

const care: Record<string, string> = {
  Cotton: "Wash at 40 °C with its own colours and dry it on a line; it softens for the first ten washes.",
  Linen: "Wash cool, hang wet, and iron only what people will see.",
  Wool: "Air it overnight rather than washing it; when you must, by hand and flat on a towel.",
  Denim: "Wash seldom, inside out and cold. What fades is yours.",
  Silk: "Hand wash in cool water with shampoo, roll in a towel, iron damp on the wrong side.",
  Technical: "Wash at 30 °C without softener, which clogs the fibres that carry sweat away.",
};

export const fit = ({ specs }: Row): string =>
  `Fit: ${specs["Fit"]!.toLowerCase()}. ${care[specs["Fabric"]!] ?? ""}`;

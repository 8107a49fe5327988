// Skates and boards of Kestrel Athletics.

import { family } from "./family.ts";

export const wheels = family(
  { seller: "kestrel", category: "skating", sku: "KES-SK", specs: { Brand: "Kestrel" } },
  [
    {
      name: "Boardwalk Roller Skates",
      price: "108.00",
      weight_grams: 2800,
      short: "Suede-look boots, soft wheels, disco optional.",
      text: `Wheels at 78A roll over paving without rattling your teeth.

        The toe stop screws to three heights, and the laces are as loud as the boots.`,
      specs: { Material: "Vegan suede" },
      options: { Size: "36, 38, 40, 42" },
      pictures: ["roller-skate"],
    },
    {
      name: "Popsicle Skateboard 8.25",
      price: "94.00",
      was: "110.00",
      weight_grams: 2300,
      short: "Seven-ply maple, assembled and ready.",
      text: `Pressed one at a time in a cold press, which keeps the concave alive.

        The griptape is clear over the name of the street it was drawn on.`,
      specs: { Material: "Maple" },
      options: {
        Deck: [
          { value: "Midnight", picture: "skateboard" },
          { value: "Pine", picture: "skateboard-violet" },
        ],
      },
      pictures: ["skateboard", "skateboard-violet"],
    },
  ],
);

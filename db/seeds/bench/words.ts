// What the products of the bench world are called and made of.

export const qualities =
  words(`Classic Modern Slim Heavy Light Soft Bright Quiet Warm Cool Rustic Urban Northern Coastal Alpine
  Vintage Compact Foldable Portable Sturdy Gentle Daily Festive Simple Grand Tiny Robust Smooth Crisp
  Golden Silver Crimson Amber Emerald Indigo Ivory Charcoal Scarlet Velvet Copper`);

export const materials =
  words(`Cotton Linen Wool Oak Walnut Bamboo Steel Copper Brass Glass Ceramic Porcelain Leather Canvas Cork
  Marble Granite Silk Felt Rubber Paper Wicker Birch Maple Titanium Aluminium Enamel Stone Clay Jute`);

export const things =
  words(`Mug Bowl Plate Kettle Grinder Lamp Chair Table Shelf Basket Blanket Pillow Rug Curtain Clock Mirror
  Frame Vase Candle Lantern Knife Board Pan Pot Jar Bottle Backpack Wallet Belt Scarf Hat Gloves
  Jacket Shirt Sweater Boots Sandals Notebook Pencil Folder Speaker Headphones Keyboard Monitor Cable
  Charger Tripod Tent Hammock Bicycle Helmet Racket Puzzle Drum Guitar Flute Planter Trowel Hose
  Birdhouse Leash Collar Brush Soap Towel Razor`);

export const brands =
  words(`Alder Brook Cedar Dune Ember Fjord Grove Harbor Isle Juniper Kestrel Larch Meadow Nettle Orchard
  Pebble Quarry Ridge Spruce Thistle Umber Valley Willow Yarrow Zephyr`);

export const colors = words("Black White Grey Red Blue Green Yellow Brown Orange Purple Pink Beige");

export const sentences = [
  "Made in small batches and checked by hand before it leaves the workshop.",
  "Every part can be replaced, and the manual says how.",
  "It ages well: the marks of use are part of the idea.",
  "Packed without plastic in a box that was one before.",
  "Designed for small homes where each thing has to earn its place.",
  "Our customers tell us it lasts longer than they planned for.",
  "The colour may differ a little from the picture, as natural materials do.",
  "Goes well with the other pieces of the series.",
];

function words(text: string): string[] {
  return text.split(/\s+/);
}

// Plants and flowers of Fernhill Nursery; food and comfort for animals from Waggle & Paw.

import { family } from './family.ts'

const plants = family(
  { seller: 'fernhill', category: 'houseplants', sku: 'FH-PL', specs: { Grower: 'Fernhill' },
    closing: ({ specs }) => `Light: ${specs['Light']!.toLowerCase()}. Water: ${specs['Water']!.toLowerCase()}. Sent `
      + 'with a heat pack when nights fall below five degrees; if it sulks on arrival, write to us.' },
  [
    { name: 'Rubber Fig in Terracotta', price: '34.00', weight_grams: 3200, is_featured: true,
      short: 'Glossy, patient and hard to offend. About 50 cm.',
      text: `If you have killed plants before, have this one. Wipe the leaves on the first of the month and it will reach the
        ceiling in six years.`,
      specs: { Light: 'Bright shade', Water: 'Weekly' },
      options: { Pot: [{ value: 'Natural', picture: 'plant-pot' }, { value: 'Blush', picture: 'plant-pot-blush' }] },
      pictures: ['plant-pot', 'plant-pot-blush'] },
    { name: 'Parlour Palm, Large', price: '59.00', was: '68.00', weight_grams: 7400, stock: 9,
      short: 'A soft green fountain for a bright corner.',
      text: `Victorians kept these beside coal fires and gaslight, so central heating is no challenge. Several stems to a
        pot, 120 cm tall.`,
      specs: { Light: 'Shade', Water: 'When dry' }, pictures: ['plant-palm'] },
    { name: 'Saguaro Seed-Grown Cactus', price: '18.50', weight_grams: 900,
      short: 'Twelve years old and the height of a pencil.',
      text: `Raised from seed in our glasshouse, never dug from the desert. It asks for sun and forgetfulness, and will
        grow its first arm when your grandchildren retire.`,
      specs: { Light: 'Full sun', Water: 'Monthly' }, pictures: ['plant-cactus'] },
    { name: 'Kitchen Herb Trio', price: '14.90', weight_grams: 1600,
      short: 'Basil, parsley and mint that survive the supermarket curse.',
      text: `Shop basil is forty seedlings fighting over one pot. Ours are three, potted on, hardened off, and ready to be
        cut from for months.`,
      specs: { Light: 'Full sun', Water: 'Daily' }, pictures: ['plant-herb', 'plant-seedling'] },
    { name: 'Starter Bonsai, Chinese Elm', price: '49.00', weight_grams: 2300, stock: 5,
      short: 'Seven years of pruning, and the scissors to go on.',
      text: `Elms forgive beginners: leaves return within three weeks of any mistake. Comes wired once, with a drawing of
        where it wants to go.`,
      specs: { Light: 'Bright shade', Water: 'Daily' }, pictures: ['plant-bonsai'] },
    { name: 'Lucky Bamboo Arrangement', price: '27.00', weight_grams: 1400,
      short: 'Straight canes in a low dish; a quiet housewarming.',
      text: `Strictly a dracaena, but the luck is real enough. Stands in water and pebbles, which you change when you change
        the calendar.`,
      specs: { Light: 'Shade', Water: 'Standing' }, pictures: ['plant-bamboo'] },
    { name: 'Potted Nordic Spruce', price: '32.00', weight_grams: 8000, category: 'trees-and-shrubs',
      short: 'A root-balled little tree for indoors in December, outdoors after.',
      text: `Ten days inside at most, then the balcony, then the ground. Two in three make it to a second Christmas, and the
        nursery takes back the third for mulch.`,
      specs: { Light: 'Full sun', Water: 'Weekly' },
      options: { Height: [{ value: '60 cm' }, { value: '90 cm', price: '46.00' }, { value: '120 cm', price: '64.00' }] },
      pictures: ['plant-pine'] },
    { name: 'Vegetable Plug Plants, 24', price: '16.00', weight_grams: 1800, category: 'seeds-and-bulbs', stock: 0,
      short: 'Lettuce, chard, beetroot and leek, ready for the bed.',
      text: `Sown under glass in February so that you can skip the windowsill months. Sent at the right week for your
        region, with slug advice.`,
      specs: { Light: 'Full sun', Water: 'Daily' }, pictures: ['plant-seedling'] },
    { name: 'Giant Sunflower Seeds', price: '3.90', weight_grams: 30, category: 'seeds-and-bulbs', tax_class: 'zero',
      short: 'Up to three metres, forty seeds, one competition.',
      text: `Sow two to a hole and be ruthless. Leave the heads standing in autumn; goldfinches will find them the same
        day.`,
      specs: { Light: 'Full sun', Water: 'Weekly' }, pictures: ['flower-sunflower'], tiers: { 10: '3.20', 50: '2.60' } },
    { name: 'Tulip Bulbs in Three Colours', price: '12.50', was: '15.00', weight_grams: 900,
      category: 'seeds-and-bulbs',
      short: 'Thirty bulbs: early, middle, late, so May lasts.',
      text: `Plant them deeper than the packet says, three times their height, and squirrels give up. Pink opens first, then
        yellow, then the dark ones.`,
      specs: { Light: 'Full sun', Water: 'Rain' }, pictures: ['flower-tulip'] },
    { name: 'Forced Hyacinths in Glass', price: '17.00', weight_grams: 700, category: 'seeds-and-bulbs',
      short: 'Three prepared bulbs with vases that show the roots.',
      text: `Chilled for ten weeks to believe in spring. Keep them in a dark cupboard until the shoot is as long as a thumb
        and then let them perfume a whole floor.`,
      specs: { Light: 'Bright shade', Water: 'Standing' }, pictures: ['flower-hyacinth'] },
    { name: 'Dwarf Pond Lotus', price: '29.00', weight_grams: 1900, category: 'seeds-and-bulbs',
      short: 'Flowers in a half barrel; no pond required.',
      text: `A tuber in clay, to be sunk ten centimetres deep in the warmest spot you have. The leaves shed water like
        mercury, worth the price alone.`,
      specs: { Light: 'Full sun', Water: 'Standing' }, pictures: ['flower-lotus'] },
    { name: 'Bee Meadow Seed Mix', price: '8.50', weight_grams: 120, category: 'seeds-and-bulbs', tax_class: 'zero',
      short: 'Twenty-six native flowers for ten square metres.',
      text: `Needs poor soil and one cut a year, so it suits the lazy. The first summer is poppies; the third is everything
        else.`,
      specs: { Light: 'Full sun', Water: 'Rain' }, pictures: ['flower-wild', 'flower-hibiscus'] },
    { name: 'Dozen Garden Roses, Cut', price: '42.00', weight_grams: 1300, category: 'cut-flowers', stock: 20,
      short: 'Old-fashioned, heavy-headed and properly scented.',
      text: `Cut at six in the morning when they hold most water. They open wide, they drop petals, and the smell reaches the
        stairs.`,
      specs: { Light: 'Shade', Water: 'Fresh every other day' }, pictures: ['flower-rose'] },
    { name: 'Letterbox Bouquet', price: '26.00', was: '29.00', weight_grams: 500, category: 'cut-flowers',
      short: 'Flat-packed stems that open in the vase.',
      text: `Sent in bud through the slot, so nobody has to be at home for a surprise. Add your words in the order note; Jo
        has beautiful handwriting.`,
      specs: { Light: 'Shade', Water: 'Fresh every other day' }, pictures: ['flower-bouquet'] },
  ],
)

const outside = family(
  { seller: 'fernhill', category: 'garden-living', sku: 'FH-GA', specs: { Grower: 'Fernhill' } },
  [
    { name: 'Woven Nest Box', price: '22.00', weight_grams: 340,
      short: 'For wrens, robins and late starters.',
      text: `Hang it before the leaves come, out of the noon sun and above any cat's ambition.\n\nBirds do not read labels: if
        no one moves in by May, turn the entrance to the east.`,
      specs: { Material: 'Seagrass' }, pictures: ['garden-nest'] },
    { name: 'Thornproof Gardening Gloves', price: '24.00', weight_grams: 160,
      short: 'Goatskin palms, long cuffs and fingertips that can find a weed.',
      text: `Goatskin carries its own lanolin and stays soft after rain.\n\nThe cuff reaches the elbow, because roses and
        brambles do.`,
      specs: { Material: 'Goatskin' }, options: { Size: 'S, M, L' }, pictures: ['garden-gloves'] },
    { name: 'Lawn Parasol', price: '76.00', was: '95.00', weight_grams: 5200, stock: 13,
      short: 'Two metres of shade with a tilt, on an ash pole.',
      text: `Canvas with a UV factor of 50 that can be unscrewed and washed.\n\nIn gusts it bows instead of flying; close it
        above force five all the same.`,
      specs: { Material: 'Cotton canvas' }, pictures: ['garden-bench', 'beach-umbrella'] },
    { name: 'Reed-Roofed Garden Hut', price: '1450.00', weight_grams: 180000, stock: 1, status: 'draft',
      short: 'A small round room for tools, tea or teenagers.',
      text: `Delivered in seven panels that two people bolt together in a day; the thatcher comes afterwards.\n\nEight square
        metres, so most places need no permit.`,
      specs: { Material: 'Larch and reed' }, pictures: ['garden-hut'] },
    { name: 'Solar Courtyard Fountain', price: '148.00', weight_grams: 9800,
      short: 'Runs off daylight; murmurs rather than splashes.',
      text: `The panel sits up to five metres away in the sun while the water stays in the shade.\n\nFrogs, sparrows and one
        neighbour have been seen at ours.`,
      specs: { Material: 'Cast stone' }, pictures: ['garden-fountain'] },
  ],
)

const animals = family(
  { seller: 'waggle', category: 'dogs', sku: 'WAG', specs: { Brand: 'Waggle & Paw' },
    closing: ({ specs }) => `For ${specs['Animal']!.toLowerCase()}. Tested by the office animals, who are paid in kind and `
      + `${specs['Animal'] === 'Cats' ? 'ignore what displeases them' : 'have never lied to us'}.` },
  [
    { name: 'Slow-Roasted Marrow Bones', price: '15.90', weight_grams: 1100,
      short: 'Three knuckles, roasted for twelve hours.',
      text: `Long, low heat keeps them from splintering. From grass-fed cattle in Gippsland, with nothing painted on.`,
      specs: { Animal: 'Dogs', Material: 'Beef' }, pictures: ['pet-bone'], tiers: { 6: '14.20' } },
    { name: 'Good Dog Training Bites', price: '9.90', was: '11.90', weight_grams: 220,
      short: 'Pea-sized, smelly, low in fat: 400 rewards.',
      text: `Small enough to be swallowed before the next squirrel. Kangaroo and sweet potato, air-dried until they stop
        staining pockets.`,
      specs: { Animal: 'Dogs', Material: 'Kangaroo' }, pictures: ['pet-dog'] },
    { name: 'Tracker Walking Harness', price: '46.00', weight_grams: 340, is_featured: true,
      short: 'Pulls from the chest, so your shoulder gets a holiday.',
      text: `A front ring turns a pulling dog around gently. Reflective piping, a handle for kerbs, and a pocket for the bag
        you hope to forget.`,
      specs: { Animal: 'Dogs', Material: 'Nylon' }, options: { Size: 'XS, S, M, L, XL' },
      pictures: ['pet-dog-walk', 'pet-paw'] },
    { name: 'Curly Coat Grooming Set', price: '38.00', weight_grams: 620,
      short: 'Slicker, comb and oat shampoo for poodles and their cousins.',
      text: `Curls mat from the skin outward, so the pins are long and the tips are rounded. Rinse twice; the third time is for
        you.`,
      specs: { Animal: 'Dogs', Material: 'Steel and oat' }, pictures: ['pet-poodle'] },
    { name: 'Lamb and Pumpkin Wet Food, 12 Tins', price: '34.80', was: '39.00', weight_grams: 5200,
      short: 'Complete dinners you could, in theory, eat.',
      text: `Muscle meat first, offal second, pumpkin for the stomach. One tin feeds ten kilos of dog, according to us and
        not to the dog.`,
      specs: { Animal: 'Dogs', Material: 'Lamb' }, options: { Recipe: 'Lamb, Turkey, Fish' },
      pictures: ['pet-food'], tiers: { 4: '32.50', 12: '29.90' } },
    { name: 'Feather and Wool Chaser', price: '13.50', weight_grams: 80, category: 'cats',
      short: 'A felt ball on a wand that refuses to be predictable.',
      text: `The spring in the middle makes it dart. Let them catch it in the end, as hunters without a catch become
        redecorators.`,
      specs: { Animal: 'Cats', Material: 'Wool' }, pictures: ['pet-cat'] },
    { name: 'Midnight Salmon Crunch', price: '18.40', weight_grams: 1500, category: 'cats', stock: 41,
      short: 'Grain-free kibble for indoor cats with opinions.',
      text: `Taurine, salmon and a shape they can grip with side teeth. Mix it in over a week, or risk being stared at.`,
      specs: { Animal: 'Cats', Material: 'Salmon' }, pictures: ['pet-cat-black', 'pet-food-cat'] },
    { name: 'Catnip Mice, Pair', price: '8.90', weight_grams: 50, category: 'cats', was: '10.90',
      short: 'Refillable, hemp-skinned, soon headless.',
      text: `Tasmanian catnip loses strength after a month, so there is a pouch for more. One in two cats could not care
        less; the other half will sing.`,
      specs: { Animal: 'Cats', Material: 'Hemp' }, pictures: ['pet-cat-face'] },
    { name: 'Tuna Mousse Pouches, 24', price: '26.50', weight_grams: 2300, category: 'cats',
      short: 'Smooth enough for kittens and old gentlemen.',
      text: `Line-caught skipjack, blended with broth and nothing that ends in -ose. Tear, squeeze, step aside.`,
      specs: { Animal: 'Cats', Material: 'Tuna' }, pictures: ['pet-food-cat'] },
    { name: 'Reef Flake for Tropical Fish', price: '7.60', weight_grams: 90, category: 'small-animals',
      short: 'Floats first, sinks later, so everyone eats.',
      text: `Algae and krill for colour, garlic for appetite. Three pinches a day; cloudy water means four.`,
      specs: { Animal: 'Fish', Material: 'Krill' }, pictures: ['pet-fish'] },
    { name: 'Hamster Tunnel Kit', price: '24.50', weight_grams: 900, category: 'small-animals',
      short: 'Eleven cork tubes, endless floor plans.',
      text: `Cork can be gnawed, glued and given up on. Build it under the bedding for the night shift and rearrange when
        they look bored.`,
      specs: { Animal: 'Hamsters', Material: 'Cork' }, pictures: ['pet-hamster'] },
    { name: 'Timothy Hay, Second Cut', price: '16.20', weight_grams: 3000, category: 'small-animals',
      short: 'Three kilos, green, sweet and long in the stem.',
      text: `Second cut is leafier and softer, good for fussy rabbits; it should be four fifths of what they eat. Sun-dried
        and shaken free of dust.`,
      specs: { Animal: 'Rabbits', Material: 'Hay' }, pictures: ['pet-rabbit'], tiers: { 3: '14.60', 10: '12.90' } },
    { name: 'Parrot Foraging Wheel', price: '31.00', weight_grams: 560, category: 'small-animals', stock: 3,
      short: 'Six drawers, one nut; ten quiet minutes.',
      text: `Clever birds pluck when they are idle. This hides food behind sliding doors, and by the time they have solved it
        you can change the order.`,
      specs: { Animal: 'Parrots', Material: 'Beech' }, pictures: ['pet-parrot'] },
  ],
)

export const garden_and_pets = [...plants, ...outside, ...animals]

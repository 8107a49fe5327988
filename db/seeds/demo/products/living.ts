// Furniture, light, decoration and housekeeping: Brightside, and candles of Ember & Wick.

import { family } from './family.ts'

const furniture = family(
  { seller: 'brightside', category: 'chairs', sku: 'BRI-FU', cost_percent: 60, specs: { Brand: 'Brightside' },
    closing: ({ specs }) => specs['Assembly'] === 'None'
      ? 'Arrives in one piece; two people carry it in and take the cardboard away.'
      : `${specs['Assembly']}, with the tool in the box and screws counted twice. Ten years on every joint.` },
  [
    { name: 'Alder Dining Chair', price: '129.00', weight_grams: 4800, is_featured: true,
      short: 'Steam-bent back, woven seat, quiet on any floor.',
      text: `The back bends where yours does, so guests stay for the second bottle. Felt is let into the feet instead of
        being glued on.`,
      specs: { Material: 'Ash', Assembly: 'Ten minutes' },
      options: { Colour: [{ value: 'Oak', picture: 'chair-oak' }, { value: 'Harbour blue', picture: 'chair-blue' },
        { value: 'Smoked', picture: 'chair-dark' }] },
      pictures: ['chair-oak', 'chair-blue', 'chair-dark'], tiers: { 4: '119.00', 12: '105.00' } },
    { name: 'Platz Lounge Seat', price: '240.00', was: '290.00', weight_grams: 11500, stock: 6,
      short: 'A low reading seat in bottle green wool.',
      text: `Deep enough to sit cross-legged. The cover unzips and survives a cold wash, which we know because of red wine
        and a deadline.`,
      specs: { Material: 'Wool, birch', Assembly: 'None' }, pictures: ['seat-green'] },
    { name: 'Corner House Sofa', price: '1190.00', was: '1390.00', weight_grams: 52000, category: 'sofas', stock: 4,
      short: 'A two-and-a-half seater that fits round the bend of a staircase.',
      text: `Arms unbolt, so it goes through a 68 cm door. Feathers on top of foam: soft for the film, firm enough to stand
        up from after it.`,
      specs: { Material: 'Linen blend', Assembly: 'Twenty minutes' },
      options: { Colour: [{ value: 'Lilac', picture: 'sofa-lamp' }, { value: 'Old rose', picture: 'sofa-rose' },
        { value: 'Fern', picture: 'sofa-green' }] },
      pictures: ['sofa-lamp', 'sofa-rose', 'sofa-green'] },
    { name: 'Nook Bed with Drawers', price: '890.00', weight_grams: 68000, category: 'beds',
      short: 'A solid bed that hides four big drawers.',
      text: `Drawers run on wood waxed with soap, an old carpenter's trick that outlives metal runners. The headboard is at
        the height for a pillow and a book.`,
      specs: { Material: 'Pine', Assembly: 'One hour' },
      options: { Size: [{ value: '140 × 200' }, { value: '160 × 200', price: '940.00' }],
        Colour: [{ value: 'Mist', picture: 'bed-blue' }, { value: 'Clay', picture: 'bed-clay' }] },
      pictures: ['bed-blue', 'bed-clay'] },
    { name: 'Attic Loft Ladder Shelf', price: '98.00', weight_grams: 7200, category: 'shelves-and-doors',
      short: 'Leans on the wall, carries towels, plants or a small library.',
      text: `Six rungs, five of them flat. A strap to the wall comes along and should be used where there are toddlers.`,
      specs: { Material: 'Beech', Assembly: 'Ten minutes' }, pictures: ['ladder'] },
    { name: 'Shaker Pantry Door', price: '310.00', weight_grams: 24000, category: 'shelves-and-doors', stock: 8,
      short: 'Framed, panelled, primed on both sides and cut to your width.',
      text: `Put the width in the order note, to the millimetre, and measure at the top and bottom because no wall is
        straight. Hinge side can be changed on site.`,
      specs: { Material: 'Pine', Assembly: 'One hour' }, pictures: ['door-wood'] },
    { name: 'Linen Café Blind', price: '36.00', was: '44.00', weight_grams: 380, category: 'shelves-and-doors',
      short: 'Covers the lower half; lets the sky in.',
      text: `Privacy from the street without giving up the morning. A slim brass rod and tabs; washable, and it looks best
        un-ironed.`,
      specs: { Material: 'Linen', Assembly: 'Ten minutes' }, options: { Width: '60 cm, 80 cm, 100 cm' },
      pictures: ['window-blind'] },
  ],
)

const decoration = family(
  { seller: 'brightside', category: 'mirrors-and-frames', sku: 'BRI-DE', specs: { Brand: 'Brightside' },
    closing: ({ specs }) => `Made of ${specs['Material']!.toLowerCase()} and meant for ${specs['Room']!.toLowerCase()}.` },
  [
    { name: 'Vanity Hand Mirror', price: '32.00', weight_grams: 420,
      short: 'Bevelled glass with a weight that feels inherited.',
      text: `Stands on its handle, leans on a shelf, or travels in its cotton bag. The silvering is sealed at the edges
        so bathrooms do not spot it.`,
      specs: { Material: 'Beech and glass', Room: 'Bathrooms and hallways' },
      options: { Frame: [{ value: 'Rose', picture: 'mirror-round' }, { value: 'Straw', picture: 'mirror-gold' }] },
      pictures: ['mirror-round', 'mirror-gold'] },
    { name: 'Gallery Frame with Landscape Print', price: '45.00', was: '54.00', weight_grams: 1300,
      short: 'A hills-and-evening print, and a frame for whatever follows it.',
      text: `The print is by Teo Marsh, who walks with a folding stool. The back opens with two magnets, so exchanging the
        picture does not need a knife and patience.`,
      specs: { Material: 'Oak and paper', Room: 'Living rooms' },
      options: { Mood: [{ value: 'Evening', picture: 'frame-art' }, { value: 'Sea', picture: 'frame-blue' }] },
      pictures: ['frame-art', 'frame-blue'] },
    { name: 'Tin Bell Alarm Clock', price: '28.00', weight_grams: 310, category: 'clocks', days_ago: 15,
      short: 'Two bells, one hammer and no snooze.',
      text: `Loud enough for a heavy sleeper and their neighbour. Silent between alarms: the movement sweeps instead of
        ticking.`,
      specs: { Material: 'Steel', Room: 'Bedrooms' },
      options: { Colour: [{ value: 'Red', picture: 'clock-alarm' }, { value: 'Teal', picture: 'clock-alarm-mint' }] },
      pictures: ['clock-alarm', 'clock-alarm-mint'] },
    { name: 'Grandmother’s Mantel Clock', price: '185.00', weight_grams: 3600, category: 'clocks', stock: 1,
      short: 'Walnut case, eight-day movement, hourly chime you can switch off.',
      text: `Wind it on Sundays. The chime is a single rod tuned to A, mellow enough to become something you only notice
        when it stops.`,
      specs: { Material: 'Walnut', Room: 'Living rooms' }, pictures: ['clock-mantel'] },
    { name: 'Half-Hour Sand Timer', price: '24.00', was: '30.00', weight_grams: 450, category: 'clocks',
      short: 'For homework, meditation, or one fair turn with the tablet.',
      text: `Calibrated to within twenty seconds, which is all that sand can promise. Turning it is a nicer way to begin
        than unlocking a phone.`,
      specs: { Material: 'Glass and beech', Room: 'Desks' }, pictures: ['hourglass'] },
    { name: 'Seaside Wind Chime', price: '21.00', weight_grams: 260, category: 'ornaments',
      short: 'Glass bell, paper sail, one clear note.',
      text: `A light wind swings the paper, the paper swings the clapper, and the bell says it once. Take it in during
        storms, for its sake and that of your street.`,
      specs: { Material: 'Glass', Room: 'Balconies' }, pictures: ['windchime'] },
    { name: 'Nesting Dolls, Family of Seven', price: '54.00', weight_grams: 620, category: 'ornaments',
      short: 'Turned from one lime log so that they breathe together.',
      text: `The smallest is made first and is the size of a bean. Painted in tempera with a brush of squirrel hair; each
        set has one doll with a joke on its back.`,
      specs: { Material: 'Lime wood', Room: 'Shelves and children' }, pictures: ['nesting-dolls'] },
  ],
)

const light = family(
  { seller: 'emberwick', category: 'candles', sku: 'EMB-CA', specs: { Brand: 'Ember & Wick' },
    closing: ({ specs }) => `Burns for about ${specs['Burning time']!.toLowerCase()}. Trim the wick to five millimetres.` },
  [
    { name: 'Woodshed Pillar Candle', price: '19.00', weight_grams: 480,
      short: 'Split birch, cold smoke and a little tar.',
      text: `Built around the smell of a Swedish log pile in October. Rapeseed wax from Skåne, and a wick of linen that does
        not bow to the draught.`,
      specs: { Scent: 'Birch', 'Burning time': '60 hours' }, pictures: ['candle-white'] },
    { name: 'Hyacinth Morning Candle', price: '22.00', weight_grams: 480,
      short: 'Green stems and cold spring flowers.',
      text: `Most floral candles smell of soap. This one smells of the florist's back room: wet leaves, snapped stalks, a
        heap of hyacinths.`,
      specs: { Scent: 'Hyacinth', 'Burning time': '60 hours' }, pictures: ['candle-lilac'] },
    { name: 'Three Nights Candle Trio', price: '39.00', was: '48.00', weight_grams: 900,
      short: 'Honey, orange and ink-dark plum for the long evenings.',
      text: `Made for Advent and sold until March since darkness keeps no calendar. They fit the same holder and look right
        unevenly burnt.`,
      specs: { Scent: 'Mixed', 'Burning time': '30 hours each' }, pictures: ['candle-night'] },
    { name: 'Spruce Cabin Candle', price: '21.00', weight_grams: 480, stock: 2,
      short: 'Needles, resin and the cupboard where the blankets are.',
      text: `Distilled from branches that forestry leaves behind. It is the only one of ours that visitors try to eat, or at
        least ask.`,
      specs: { Scent: 'Spruce', 'Burning time': '55 hours' }, pictures: ['candle-forest'] },
    { name: 'Paper Festival Lantern', price: '16.50', weight_grams: 210, category: 'lanterns',
      short: 'Oiled paper on bamboo ribs; folds flat.',
      text: `For a lamp or an LED candle, not for a flame. Oil makes the paper shrug off drizzle and turns the light to
        honey.`,
      specs: { Scent: 'None', 'Burning time': 'No flame' },
      options: { Colour: [{ value: 'Red', picture: 'lantern-red' }, { value: 'Gold', picture: 'lantern-gold' }] },
      pictures: ['lantern-red', 'lantern-gold'] },
    { name: 'Clay Oil Lamps, Set of Twelve', price: '18.00', weight_grams: 540, category: 'lanterns',
      short: 'Hand-pinched lamps for a row of small flames.',
      text: `Fill with any cooking oil, lay a cotton wick in the lip. A potter in Uppsala and her mother press each spout
        with a thumb.`,
      specs: { Scent: 'None', 'Burning time': '4 hours' }, pictures: ['diya'] },
  ],
)

const lamps_and_care = family(
  { seller: 'brightside', category: 'bulbs', sku: 'BRI-HK', specs: { Brand: 'Brightside' },
    closing: ({ specs }) => `We chose ${specs['Material']!.toLowerCase()} since it can be repaired, refilled or recycled.` },
  [
    { name: 'Warm Filament Bulb, E27', price: '9.50', was: '12.00', weight_grams: 60,
      short: '2,200 kelvin, 470 lumens, dims to a glow.',
      text: `The light of an old incandescent for four watts. Does not flicker on film and does not hum on cheap dimmers; we
        tried it on fourteen.`,
      specs: { Material: 'Glass', Power: '4 W' }, options: { Pack: [{ value: '1' }, { value: '4', price: '32.00' }] },
      pictures: ['bulb-warm', 'bulb'], tiers: { 20: '8.20', 100: '6.90' } },
    { name: 'Corn Broom with Long Handle', price: '26.00', weight_grams: 780, category: 'cleaning',
      short: 'Sewn five times; sweeps better when slightly damp.',
      text: `Sorghum bristles hold dust instead of chasing it. Hang it up, never stand it on its feet, and it lasts a
        decade.`,
      specs: { Material: 'Sorghum and ash', Power: 'Yours' }, pictures: ['broom'] },
    { name: 'Galvanised Pail', price: '19.00', weight_grams: 1100, category: 'cleaning',
      short: 'Ten litres, rolled rim, handle that does not bite.',
      text: `For floors, for ice, for weeds. The seam is folded and soldered, so it holds water the way it did for people
        who had no alternative.`,
      specs: { Material: 'Zinc-coated steel', Power: 'Yours' }, pictures: ['bucket'], tiers: { 10: '16.50' } },
    { name: 'Cellulose Sponges, Ten', price: '8.40', weight_grams: 160, category: 'cleaning',
      short: 'Wood pulp and loofah; composts at the end.',
      text: `Sorted by colour so that the one for the floor stays off the plates. They dry hard, wake up in water, and can go
        through the dishwasher.`,
      specs: { Material: 'Cellulose', Power: 'Yours' }, pictures: ['sponge'], tiers: { 12: '7.20', 60: '6.10' } },
    { name: 'Willow Laundry Basket', price: '58.00', was: '69.00', weight_grams: 2100, category: 'storage',
      short: 'Light, airy, with handles that carry weight.',
      text: `Woven from rods cut in winter, when the sap is down. Air comes in from all sides, so damp towels do not sulk.`,
      specs: { Material: 'Willow', Power: 'Yours' },
      options: { Lining: [{ value: 'None', picture: 'basket' }, { value: 'Cotton', price: '66.00',
        picture: 'basket-laundry' }] },
      pictures: ['basket', 'basket-laundry'] },
    { name: 'Claw-Foot Bath Caddy and Tub Tray', price: '44.00', weight_grams: 1500, category: 'storage',
      short: 'Holds a book, a glass, and your resolve to stay in.',
      text: `Adjusts from 70 to 105 centimetres. The book rest has a lip for wet fingers and the slot for a wine glass is
        not for children's baths.`,
      specs: { Material: 'Bamboo', Power: 'Yours' }, pictures: ['bath-tub'] },
  ],
)

export const living = [...furniture, ...decoration, ...light, ...lamps_and_care]

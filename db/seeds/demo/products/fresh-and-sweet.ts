// Fruit, vegetables, cheese, chocolate and soft drinks.

import { family } from './family.ts'

const produce = family(
  { seller: 'fernhill', category: 'fruit-and-vegetables', sku: 'FH-FV', tax_class: 'zero', cost_percent: 60,
    specs: { Growing: 'Organic' } },
  [
    { name: 'Windfall Apple Crate', price: '16.00', weight_grams: 5000, is_featured: true,
      short: 'Five kilos of mixed old varieties with their honest bruises.',
      text: `Whatever fell that morning in the top orchard: Bramley, Egremont, Ashmead's Kernel. Eat the pretty ones and
        cook the rest.\n\nThe crate is yours to keep, or hang it on the gate for the driver.`,
      specs: { Origin: 'England', Season: 'September to January' }, pictures: ['fruit-apple'],
      tiers: { 5: '14.50', 20: '13.00' } },
    { name: 'Conference Pears, 3 kg', price: '11.50', weight_grams: 3000,
      short: 'Sent hard. Give them a week on the windowsill.',
      text: `Pears ripen from the inside, so they must be picked before they are ready. Press gently near the stalk: when
        it yields, you have two perfect days.`,
      specs: { Origin: 'England', Season: 'October to February' }, pictures: ['fruit-pear'] },
    { name: 'Leaf-On Clementines', price: '14.20', was: '17.00', weight_grams: 4000,
      short: 'Picked on Monday in Valencia, unwaxed, with leaves as proof.',
      text: `Leaves wilt within a week, so nobody can store a clementine that wears them. Thin skinned and seedless; the
        zest is safe to use because nothing was sprayed on it.`,
      specs: { Origin: 'Spain', Season: 'November to January' }, pictures: ['fruit-orange'] },
    { name: 'Amalfi Lemons, Box of Ten', price: '13.80', weight_grams: 1800,
      short: 'Big, knobbly, sweet-pithed lemons you can eat in slices.',
      text: `The sfusato has so much fragrant pith that people there eat it raw with salt. Grown on terraces under chestnut
        poles, carried down on shoulders.`,
      specs: { Origin: 'Italy', Season: 'All year' }, pictures: ['fruit-lemon'] },
    { name: 'Muscat Table Grapes', price: '9.60', weight_grams: 1000, stock: 0,
      short: 'Perfumed, amber-green and with pips, as they should be.',
      text: `From a glasshouse vine planted in 1921. The flavour lives next to the seeds; varieties bred without them lost
        it somewhere on the way.`,
      specs: { Origin: 'England', Season: 'August to October' }, pictures: ['fruit-grape'] },
    { name: 'Morello Cherries, Frozen', price: '10.40', weight_grams: 1500,
      short: 'Stoned sour cherries for pies, jam and brave people.',
      text: `Pitted within hours and frozen loose, so you can pour out a handful. Too sour to snack on and exactly sour
        enough for sugar to meet its match.`,
      specs: { Origin: 'Hungary', Season: 'All year' }, pictures: ['fruit-cherry'] },
    { name: 'Hedgerow Berry Punnets', price: '12.90', weight_grams: 900, stock: 18,
      short: 'Blueberries, strawberries and late cherries in paper punnets.',
      text: `Packed at five in the morning and with you the day after. We leave out whatever rained on, so the mix changes
        and the weight does not.`,
      specs: { Origin: 'England', Season: 'June to September' }, pictures: ['fruit-berry'] },
    { name: 'Alphonso Mangoes, Dozen', price: '29.00', weight_grams: 3200, stock: 6, status: 'archived',
      short: 'The short season, the saffron flesh, the sticky elbows.',
      text: `Six weeks from the middle of April, by air from Ratnagiri in straw. Wait until the skin wrinkles a little and
        smells like honey, then eat above the sink.`,
      specs: { Origin: 'India', Season: 'April to May' }, pictures: ['fruit-mango', 'fruit-pineapple'] },
    { name: 'Ripen-at-Home Avocados', price: '12.00', was: '13.50', weight_grams: 1700,
      short: 'Eight Hass at different stages, so two are ready each day.',
      text: `We sort by firmness and lay them out left to right. No more eight avocados on Tuesday and none on Thursday; the
        card in the box shows which is next.`,
      specs: { Origin: 'Spain', Season: 'October to May' }, pictures: ['fruit-avocado'] },
    { name: 'Weekly Vegetable Box', price: '24.00', weight_grams: 6500, is_featured: true, days_ago: 120,
      short: 'Eight vegetables from our own fields, with two recipes.',
      text: `We plant in rotation and pack what is good, so there is broccoli for a while and then there is not. Roots come
        with soil on, which keeps them fresh twice as long.\n\nFeeds two people for a week, four for a weekend.`,
      specs: { Origin: 'England', Season: 'All year' },
      options: { Size: [{ value: 'Small' }, { value: 'Family', price: '36.00' }] },
      pictures: ['veg-box', 'veg-pumpkin'] },
    { name: 'Chestnut Mushroom Basket', price: '8.70', weight_grams: 800,
      short: 'Firm, brown and nutty; picked to order in our tunnel.',
      text: `They grow on straw from our own wheat, in the dark, at the temperature of a good cellar. Wipe them, do not
        wash them, and let them squeak in a hot pan before you add butter.`,
      specs: { Origin: 'England', Season: 'All year' }, pictures: ['veg-mushroom'] },
    { name: 'Floury Potatoes and Onions Sack', price: '15.90', weight_grams: 10000,
      short: 'Seven kilos of Maris potatoes, three of keeping onions.',
      text: `A paper sack for the cold corner of the kitchen. The potatoes mash to a cloud and roast with a crust; the
        onions were dried for three weeks on slats and should last you until spring.`,
      specs: { Origin: 'England', Season: 'September to April' }, pictures: ['veg-potato'],
      tiers: { 4: '14.40', 10: '12.90' } },
    { name: 'Pasture Eggs, Tray of Thirty', price: '13.20', weight_grams: 1900,
      short: 'Mixed shells from hens that walk where they like.',
      text: `The hens follow the cows across the meadow in a mobile henhouse. Yolks are deep yellow in May and paler at
        Christmas, which is how you know nobody colours the feed.`,
      specs: { Origin: 'England', Season: 'All year' }, pictures: ['egg-box'], tiers: { 6: '12.10' } },
  ],
)

const cheese = family(
  { seller: 'larder', category: 'cheese', sku: 'LAR-CH', tax_class: 'reduced', cost_percent: 58 },
  [
    { name: 'Alpage Summer Wheel', price: '18.90', weight_grams: 500, is_featured: true,
      short: 'Raw milk, nine months, grass and flowers of one high pasture.',
      text: `For a hundred days the herd grazes at 1,900 metres and the cheese is made there over wood. You can taste the
        altitude: toasted nuts, meadow, and crystals that crunch.\n\nCut and wrapped in paper on the day it leaves.`,
      specs: { Milk: 'Cow', Origin: 'France', Rennet: 'Animal' },
      options: { Weight: [{ value: '500 g' }, { value: '1 kg', price: '36.50' }] },
      pictures: ['cheese-wedge', 'cheese-board'] },
    { name: 'Cave Blue', price: '14.50', weight_grams: 350,
      short: 'Spoonable, salty-sweet blue from a limestone cave.',
      text: `The cave breathes: cold air enters through cracks the makers still call by their medieval name. The mould does
        not come from a packet; it was always there.\n\nTry it with a ripe pear before you try anything cleverer.`,
      specs: { Milk: 'Ewe', Origin: 'France', Rennet: 'Animal' }, pictures: ['cheese-blue'] },
    { name: 'Twenty-Four-Month Grana', price: '16.20', was: '18.50', weight_grams: 600,
      short: 'Granular, fruity, with a rind you should keep for soup.',
      text: `Split with an almond knife along its own grain instead of being cut. After two years it tastes of pineapple and
        broth; grate it late and generously.`,
      specs: { Milk: 'Cow', Origin: 'Italy', Rennet: 'Animal' }, pictures: ['cheese-aged'] },
    { name: 'Brined White from Thessaly', price: '9.80', weight_grams: 420,
      short: 'Sheep and a little goat; crumbly, lemony, ripened in beech.',
      text: `Barrels give it a peppery edge that tins never do. Keep it in the brine we send along, and soak a slice in milk
        for an hour should it be too bold for you.`,
      specs: { Milk: 'Ewe and goat', Origin: 'Greece', Rennet: 'Vegetable' }, pictures: ['cheese-white'] },
    { name: 'Fondue for a Cold Night', price: '27.50', weight_grams: 850, stock: 24,
      short: 'Three grated mountain cheeses, kirsch and a clove of garlic.',
      text: `Vacherin for cream, two ages of Gruyère-style for depth, starch already measured. Stir in figures of eight; if
        it splits, a spoon of lemon juice and calm will mend it.\n\nFor four. Whoever loses their bread washes up.`,
      specs: { Milk: 'Cow', Origin: 'Switzerland', Rennet: 'Animal' }, pictures: ['cheese-fondue'] },
    { name: 'The Five-Cheese Board', price: '52.00', was: '60.00', weight_grams: 1400, stock: 11,
      short: 'Soft, washed, blue, hard and one surprise, with fig and bread.',
      text: `Claire chooses on Wednesday what is ripe for the weekend and writes a card for each. Two hundred and fifty
        grams of every one: enough for eight after dinner or for two who make it dinner.`,
      specs: { Milk: 'Mixed', Origin: 'France', Rennet: 'Mixed' }, pictures: ['cheese-board', 'cheese-wedge'] },
    { name: 'Cultured Barrel Butter', price: '6.90', weight_grams: 260,
      short: 'Churned from soured cream, salted, in parchment.',
      text: `Cream stands for eighteen hours with its own culture before the barrel turns. Hazelnut and a little tang; fat
        enough to snap cold and melt on the second breath of warm toast.`,
      specs: { Milk: 'Cow', Origin: 'France', Rennet: 'None' }, pictures: ['dairy-butter'] },
    { name: 'Jersey Milk, Glass Bottles', price: '7.80', weight_grams: 2400, stock: 15,
      short: 'Two litres, unhomogenised, with cream that rises.',
      text: `Shake it or don't: the cream line is the point. Pasteurised gently at 63 degrees, which keeps the taste of grass.
        The bottles carry a deposit that we return by credit.`,
      specs: { Milk: 'Cow', Origin: 'France', Rennet: 'None' }, pictures: ['dairy-milk'] },
  ],
)

const sweets = family(
  { seller: 'copperkettle', category: 'chocolate-and-sweets', sku: 'CK-SW', tax_class: 'reduced' },
  [
    { name: 'Single Estate Dark 74%', price: '7.80', weight_grams: 90, days_ago: 22,
      short: 'Raisin, oak and red fruit from one valley in Belize.',
      text: `Two ingredients. Beans ferment for six days under banana leaves, are roasted light and ground for three, and we
        do not add vanilla, because it makes all chocolates taste related.`,
      specs: { Brand: 'Copper Kettle', Cocoa: '74 %' }, pictures: ['chocolate-dark'], tiers: { 10: '6.90' } },
    { name: 'Alpine Milk with Roasted Nuts', price: '6.90', was: '7.90', weight_grams: 110,
      short: 'Caramelised milk chocolate crowded with hazelnuts and peanuts.',
      text: `At 45 percent cocoa it is milk chocolate for adults, who then hide it from the children. Nuts go in warm from
        the roaster and stay crisp.`,
      specs: { Brand: 'Copper Kettle', Cocoa: '45 %' }, pictures: ['chocolate-milk'] },
    { name: 'Pink Strawberry Bar', price: '7.40', weight_grams: 90,
      short: 'White chocolate with so much dried strawberry it turned pink.',
      text: `A fifth of the bar is fruit, which makes it tart enough to finish. No colouring: leave it in the sun and it will
        fade like a summer shirt.`,
      specs: { Brand: 'Copper Kettle', Cocoa: '34 %' }, pictures: ['chocolate-ruby'] },
    { name: 'After-Eleven Peppermint Thins', price: '9.60', weight_grams: 160,
      short: 'Dark squares with Mitcham peppermint crystals.',
      text: `Crystals instead of cream, so they crack. The oil comes from a field in Surrey we have visited mostly for the
        smell.`,
      specs: { Brand: 'Copper Kettle', Cocoa: '64 %' }, pictures: ['chocolate-mint'] },
    { name: 'Old Pharmacy Boiled Sweets', price: '5.50', weight_grams: 250,
      short: 'Pear, raspberry and aniseed in a twist of paper.',
      text: `Boiled in copper over a flame, pulled over a hook, cut with scissors. Colours come from beet, spirulina and
        turmeric, and the aniseed ones are not for everybody.`,
      specs: { Brand: 'Copper Kettle', Cocoa: 'None' }, pictures: ['sweet-candy'], tiers: { 12: '4.80' } },
    { name: 'Swirl Lollipops, Set of Three', price: '6.60', weight_grams: 180,
      short: 'As big as a hand, rolled while hot, a mess guaranteed.',
      text: `Three flavours, three colours: lime, blueberry, sour cherry. Sticks are birch. They last about an hour, or one
        very quiet car journey.`,
      specs: { Brand: 'Copper Kettle', Cocoa: 'None' }, pictures: ['sweet-lollipop'] },
    { name: 'Caramel Custard Pots', price: '14.40', weight_grams: 640, stock: 9,
      short: 'Four set custards with bitter caramel in glass.',
      text: `Steamed rather than baked so they wobble. The caramel is taken to the edge of burnt on purpose; run a knife
        around, turn them over, and accept applause.`,
      specs: { Brand: 'Copper Kettle', Cocoa: 'None' }, pictures: ['sweet-custard'] },
    { name: 'Kettle Corn, Party Tub', price: '8.90', was: '11.00', weight_grams: 420,
      short: 'Sweet first, salty after, popped in coconut oil.',
      text: `Mushroom corn pops round and does not break in the tub. It fills a four-litre bucket; we have measured it in
        films and it comes to one and a half.`,
      specs: { Brand: 'Copper Kettle', Cocoa: 'None' }, pictures: ['sweet-popcorn'] },
    { name: 'Fortune Cookies with Your Words', price: '18.00', weight_grams: 300, stock: 45, min_quantity: 2,
      short: 'Twenty cookies, twenty sentences you write yourself.',
      text: `Send us up to twenty lines in the order note. We print them on rice paper and fold them in while the cookies are
        warm. People have proposed with these; so far it has worked.`,
      specs: { Brand: 'Copper Kettle', Cocoa: 'None' }, pictures: ['sweet-fortune'], tiers: { 10: '15.50' } },
  ],
)

const drinks = family(
  { seller: 'larder', category: 'soft-drinks', sku: 'LAR-DR', tax_class: 'reduced' },
  [
    { name: 'Blood Orange Juice, Case of 12', price: '26.40', weight_grams: 3400,
      short: 'Pressed in February on Etna, and nothing added since.',
      text: `Cold nights turn the flesh red. Pressed, flash-warmed, put into small cartons that fit a lunch box; it tastes of
        orange and, oddly, of raspberries.`,
      specs: { Origin: 'Italy', Sugar: 'None added' }, pictures: ['drink-juice'], tiers: { 5: '24.00', 20: '21.60' } },
    { name: 'Cloudy Apple Juice, Case of 12', price: '21.60', was: '24.00', weight_grams: 3400,
      short: 'From meadow orchards nobody sprays. Shake first.',
      text: `Old high-stem trees with sheep below them, twelve varieties, pressed as they ripen. Early cases are sharp and
        late ones honeyed; the date on the side tells you which you have.`,
      specs: { Origin: 'Germany', Sugar: 'None added' }, pictures: ['drink-juice-apple'], tiers: { 5: '19.80' } },
    { name: 'Dry Garden Tonic', price: '9.90', weight_grams: 2100, stock: 52,
      short: 'Quinine, lime leaf and gentian with a third of the usual sugar.',
      text: `Made for people who want a drink without alcohol and not a glass of pudding. Bitter in front, citrus behind, with
        small hard bubbles. Six bottles of 200 ml.`,
      specs: { Origin: 'France', Sugar: '3 g per 100 ml' }, pictures: ['drink-tonic'] },
  ],
)

export const fresh_and_sweet = [...produce, ...cheese, ...sweets, ...drinks]

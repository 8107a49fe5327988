// The category tree of the demo world, four levels deep, written as an indented outline.

import { key_of } from "./products/family.ts";
import type { DemoCategory } from "./types.ts";

/** Two spaces a level: `name [key] | description | picture`; without a key, it is made from the name. */
const outline = `
Home & Living [home] | Furniture, kitchenware and light for rooms people live in. | hero-kitchen
  Furniture | Chairs, sofas and beds that can be repaired. | chair-oak
    Seating | Places to sit, read and stay. | seat-green
      Chairs | For the table, the desk and the corner. | chair-blue
      Sofas | Deep, covered in fabric you can wash. | sofa-lamp
    Beds | Frames and what hides beneath. | bed-blue
    Shelves & Doors [shelves-and-doors] | Ladders, doors and blinds. | door-wood
  Kitchen & Dining [kitchen] | To cook, pour, serve and put away. | pan-egg
    Cookware | What stands on the stove. | pot-stew
      Pans & Pots [pans-and-pots] | Steel, iron and enamel. | pan-shallow
      Knives & Cutlery [knives-and-cutlery] | Sharp things and gentle ones. | knife-chef
    Tableware | What stands on the table. | bowl-blue
      Teaware | Pots, cups and bowls, thrown by hand. | teapot-red
      Glassware | Wine, water and store jars. | glass-wine
      Lunch Boxes [lunch] | Food that travels. | bento
  Decoration | Mirrors, clocks and things that make a room yours. | frame-art
    Mirrors & Frames [mirrors-and-frames] | For faces and pictures. | mirror-round
    Clocks | Ringing, chiming or running through fingers. | clock-mantel
    Vases | For a branch or a bunch. | amphora-clay
    Ornaments | Small things with stories. | nesting-dolls
  Lighting | Bulbs, candles and lanterns. | bulb-warm
    Candles | Wax, wick and weather. | candle-white
    Lanterns | Paper and clay. | lantern-red
    Bulbs | Filament light, modern appetite. | bulb
  Housekeeping | Clean, dry and tidy. | bucket
    Cleaning | Brooms, pails and sponges. | broom
    Storage & Bath [storage] | Baskets and trays. | basket
Food & Drink [food] | From roasters, bakers, dairies and growers. | honey-pot
  Coffee & Tea [coffee-and-tea] | Roasted this week, picked this year. | coffee-cup
    Coffee | Beans and grounds. | coffee-tin-red
      Single Origin | One farm, one valley, one harvest. | coffee-beans
      Blends & Decaf [blends] | The same good cup every day. | coffee-tin-trio
    Tea | Leaves and herbs. | tea-green
      Loose Leaf | Sold by weight, in paper. | tea-tin-green
  Bakery | Baked last night. | bread-loaf
    Bread | Loaves, rolls and flatbreads. | bread-baguette
    Pastry & Cakes [pastry] | For breakfast and for birthdays. | pastry-croissant
  Pantry | Jars, tins and sacks. | jam-strawberry
    Honey & Jam [honey-and-jam] | Spreads, sweet and nutty. | honey-flower
    Pasta, Rice & Tins [staples] | Dinner in the cupboard. | pasta-bowl
    Spices & Salt [spices] | A pinch of something. | spice-pepper
  Fresh | Weekly from field and dairy. | veg-box
    Fruit & Vegetables [fruit-and-vegetables] | Whatever is in season. | fruit-apple
    Cheese & Dairy [cheese] | Cellar-ripened, cut to order. | cheese-wedge
  Sweets & Drinks [sweets-and-drinks] | Treats in bars, tubs and bottles. | sweet-candy
    Chocolate & Sweets [chocolate-and-sweets] | Cocoa, sugar and patience. | chocolate-dark
    Soft Drinks | Juice and tonic by the case. | drink-juice
Fashion | Clothes, shoes and what goes with them. | hero-wardrobe
  Clothing | Made to be worn often. | tee-green
    Tops | From tees to blouses. | tee-stack
      T-Shirts | Heavy, light and dyed with roots. | tee-blue
      Blouses | Silk and bows. | blouse-rose
    Bottoms | Trousers and shorts. | jeans-blue
      Jeans & Trousers [jeans-and-trousers] | Denim and drill. | jeans-black
      Shorts | For piers and parks. | shorts-blue
    Dresses | For days and evenings. | dress-blue
      Day Dresses | With pockets. | dress-green
      Evening Wear | Velvet, silk and celebration. | dress-plum
    Coats | Against weather. | coat-camel
    Swimwear | Lengths and lidos. | swim-one
    Socks & Underwear [socks-and-underwear] | First on, last noticed. | socks-row
  Shoes | Soles you can replace. | runner-blue
    Trainers | Road and trail. | runner-green
    Boots | Leather, high and low. | boot-hiking
    Formal Shoes | Derbies, pumps and flats. | shoe-oxford
    Sandals | Summer underfoot. | sandal-woman
  Bags | To carry, to roll, to dance with. | bag-hand
    Backpacks | City and trail. | bag-back-red
    Handbags | From clutch to tote. | bag-purse
    Business Bags | Leather that stands upright. | bag-brief
    Luggage | Cabin and beyond. | bag-luggage
  Accessories | The last thing before the door. | watch-classic
    Hats | Caps, brims and tops. | hat-sun
    Scarves & Gloves [scarves-and-gloves] | Wool for cold hands. | scarf-red
    Ties | Silk, knotted. | necktie
    Eyewear | To read, to squint less. | sunglasses-dark
    Jewellery | Gold, glass and wood. | ring-gem
    Watches | Wound by hand. | watch-rose
    Umbrellas & Fans [umbrellas] | Rain and heat. | umbrella
Electronics | Sound, pictures and computing, repairable. | hero-studio
  Audio | To listen and to record. | headphone-navy
    Headphones | On trains and in studios. | headphone-grey
    Radios | For kitchens. | radio-red
    Microphones | Stage, desk and booth. | mic-studio
  Photo & Video [photo-and-video] | See and show. | camera-grey
    Cameras | Digital, instant and film. | camera-flash
    Video | Camcorders and projectors. | projector
    Optics | Look closer. | microscope
  Computing | At the desk. | laptop
    Laptops & Desktops [laptops] | With screws. | desktop
    Keyboards & Mice [keyboards-and-mice] | For hands. | keyboard
    Office Machines | Print and ring. | printer
    Gaming | Sticks and pads. | video-game
  Mobile & Power [mobile-and-power] | In pockets and plugs. | phone
    Phones | And their cases. | phone-case
    Wearables | On the wrist. | watch-smart
    Power & Cables [power] | Cells, leads, dishes. | battery
Sport & Outdoors [sport] | From the court to the col. | hero-outdoors
  Sports | Clubs, courts and training. | ball-soccer
    Team Sports | Balls and sticks. | ball-rugby
    Racket Sports | Nets optional. | ball-tennis
    Indoor Games | Pins and pockets. | ball-pool
    Training | Measure, spar and win. | stopwatch
    Skating | Four wheels each. | roller-skate
  Outdoors | Sleep, cook and find the way. | tent-green
    Tents | Under cloth. | tent-orange
    Camp Kitchen | Fire, contained. | camp-fire
    Navigation | Compass, map and glass. | compass
    Knives & Axes [knives-and-axes] | Cut and tie. | axe
    Torches [lamps-and-power] | Light in a pocket. | flashlight
  Water & Snow [water-and-snow] | In its three states. | canoe
    Water Sports | On it and under it. | diving-mask
    Winter Sports | Glide. | skis
  Bicycles & Scooters [bicycles] | To work and around. | bicycle
Toys & Games [toys] | For children and the people they turn into. | teddy
  Play | Imagination included. | robot-toy
    Soft Toys | To hug and to rattle. | teddy-grey
    Make-Believe | Magic, music and dinosaurs. | magic-set
    Vehicles | Push, pull, race. | train-toy
    Outdoor Play | Throw, fly, float. | kite
    Science Kits | Build and count. | rocket-toy
  Games & Puzzles [games] | Around a table. | dice
    Board Games | Dice, cards and tiles. | chess
    Puzzles | Piece by piece. | puzzle-green
  Parties | Balloons and llamas. | party
    Party Supplies [party] | For ten guests or sixty balloons. | balloon
  Baby | The first year. | baby-bottle
Books & Downloads [books] | To read, to play, to use. | book-stack
  Fiction | Stories long and short. | book-orange
    Novels | Hardbacks and paperbacks. | book-green
    Crime | Bodies and locked rooms. | book-crime
    Science Fiction & Fantasy [science-fiction] | Elsewhere. | book-plum
    Poetry | Short lines. | book-open
  Non-Fiction | True, more or less. | book-blue
    Cookbooks | With gravy stains to come. | book-cook
    Nature | Gardens and leaving them alone. | book-garden
    Travel | On foot and by boat. | book-map
    History | How we got here. | book-gold
    Business | Thinking at work. | book-mint
      Management [business-books] | Short and kind. | book-mint
  Picture Books | For reading aloud. | book-kid
  Magazines | Four times a year. | newspaper
  Downloads | Files, at once. | dl-code
    Design Assets | Type, texture and brushes. | dl-palette
    Templates | Sheets and sites. | dl-chart
    Sheet Music | To play tonight. | dl-music
    Courses & Games [courses] | Learn and play. | dl-school
    Knitting Patterns | Charts to follow. | dl-knit
Music & Making [making] | Instruments, yarn, paper and paint. | guitar-red
  Instruments | Set up and ready. | violin
    Guitars & Banjos [guitars] | Plucked. | guitar-blue
    Bowed Strings | Rosin included. | violin
    Keys & Accordions [keys] | Pressed. | keys
    Wind | Blown. | trumpet
    Percussion | Struck and shaken. | drum
  Crafts | With your hands. | yarn-blue
    Yarn | Wool by the skein. | yarn-rose
    Sewing | Thread, needles and shears. | thread
    Painting | Colour and brushes. | palette
  Stationery | To write and to file. | pen-fountain
    Pens & Pencils [pens] | Ink, lead and cedar. | pencil
    Paper & Notebooks [paper] | Bound, ruled, laid. | notebook-blue
    Desk | Clips, cards, calendars. | card-box
Beauty & Care [beauty] | Soap, balm and first aid. | soap-bar
  Bath & Body [bath-and-body] | From the estuary. | lotion-blue
    Soap | Cured for ten weeks. | soap-rose
    Body Care | Lotions and washes. | lotion-green
    Shaving & Teeth [shaving-and-teeth] | Morning tools. | razor
  Beauty Counter [beauty-counter] | Colour and curls. | lipstick-red
    Make-Up | Lips and nails. | lipstick-plum
    Hair | Combs and picks. | comb
  First Aid | For scrapes. | bandage
Garden & Pets [garden] | What grows and what chews it. | plant-pot
  Plants | Grown, not imported. | plant-cactus
    Houseplants | For bright and dim corners. | plant-pot-blush
    Trees & Shrubs [trees-and-shrubs] | With roots. | plant-pine
    Seeds & Bulbs [seeds-and-bulbs] | Patience in a packet. | flower-tulip
    Cut Flowers | This morning’s. | flower-bouquet
  Garden Living | Shade, water and nests. | garden-fountain
  Pets | Fed and amused. | pet-dog
    Dogs | Walks and dinners. | pet-dog-walk
    Cats | Hunts and naps. | pet-cat
    Small Animals | Fins, feathers and whiskers. | pet-rabbit
Trade & Workshop [trade] | Tools and supplies at quantity prices. | hero-workshop
  Tools & Fixings [tools] | For the bench and the site. | toolbox
    Hand Tools | Forged and ground. | hammer
    Fixings & Parts [fixings] | By the hundred. | nut-bolt
    Locks & Keys [locks] | Keyed alike. | lock
    Building Materials [building] | By the pallet. | brick
  Business Supplies | What a company runs out of. | package
    Protective Wear | Seen, gloved and helmeted. | safety-vest
    Packaging | Cartons, labels, paper. | package-heap
    Warehouse | Drums, bins and trolleys. | trolley
    Catering | Cups by the thousand. | bulk-cup
Seasonal [seasonal] | Closed until the season returns. | christmas-tree
  Winter Market | Opens with the first of December. | snowman-winter
    Tree Decorations | Glass, straw and stars. | bell
`;

/** Closed between seasons; what is below is hidden with it. */
const closed = new Set(["seasonal"]);

const line_shape = /^( *)(.+?)(?: \[(.+)\])? \| (.+) \| (\S+)$/;

const read = (text: string): DemoCategory[] => {
  const above: string[] = [];
  const siblings = new Map<string | null, number>();
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [, indent = "", name = "", given_key, description = "", picture = ""] =
        line_shape.exec(line) ?? [];
      const level = indent.length / 2;
      const key = given_key ?? key_of(name);
      const parent = level === 0 ? null : above[level - 1]!;
      const sort_order = (siblings.get(parent) ?? 0) + 1;
      siblings.set(parent, sort_order);
      above[level] = key;
      const search_words =
        level === 0 ? { meta_title: `${name} from independent sellers`, meta_description: description } : {};
      return {
        key,
        parent,
        name,
        description,
        picture,
        sort_order,
        is_active: !closed.has(key),
        ...search_words,
      };
    });
};

export const demoCategories: DemoCategory[] = read(outline);

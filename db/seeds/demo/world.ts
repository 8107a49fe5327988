// The whole demo world: what the seeder writes to the database.

import { extras } from "./products/accessories.ts";
import { animals } from "./products/animals.ts";
import { bags } from "./products/bags.ts";
import { bakery } from "./products/bakery.ts";
import { books } from "./products/books.ts";
import { care } from "./products/care.ts";
import { cheese } from "./products/cheese.ts";
import { coffee } from "./products/coffee.ts";
import { computing } from "./products/computing.ts";
import { cookware } from "./products/cookware.ts";
import { crafts } from "./products/crafts.ts";
import { decoration } from "./products/decoration.ts";
import { downloads } from "./products/downloads.ts";
import { velvet } from "./products/dresses.ts";
import { drinks } from "./products/drinks.ts";
import { electronics } from "./products/electronics.ts";
import { halyard } from "./products/everyday-clothes.ts";
import { furniture } from "./products/furniture.ts";
import { games_and_parties } from "./products/games-and-parties.ts";
import { outside } from "./products/garden-living.ts";
import { lamps_and_care } from "./products/housekeeping.ts";
import { instruments } from "./products/instruments.ts";
import { light } from "./products/light.ts";
import { outdoors } from "./products/outdoors.ts";
import { plants } from "./products/plants.ts";
import { pottery } from "./products/pottery.ts";
import { produce } from "./products/produce.ts";
import { seasoning } from "./products/seasoning.ts";
import { shoes } from "./products/shoes.ts";
import { wheels } from "./products/skating.ts";
import { play } from "./products/sports.ts";
import { spreads } from "./products/spreads.ts";
import { staples } from "./products/staples.ts";
import { stationery } from "./products/stationery.ts";
import { sweets } from "./products/sweets.ts";
import { teas } from "./products/teas.ts";
import { toys } from "./products/toys.ts";
import { trade_supplies } from "./products/trade-supplies.ts";
import { workshop } from "./products/workshop.ts";
import type { DemoProduct } from "./types.ts";

export { demoCategories } from "./categories.ts";
export { demoBuyers, demoStaff } from "./people.ts";
export { demoSellers } from "./sellers.ts";
export { demoTeams } from "./teams.ts";

export const demoProducts: DemoProduct[] = [
  ...coffee,
  ...teas,
  ...bakery,
  ...spreads,
  ...staples,
  ...seasoning,
  ...pottery,
  ...cookware,
  ...furniture,
  ...decoration,
  ...light,
  ...lamps_and_care,
  ...plants,
  ...outside,
  ...animals,
  ...produce,
  ...cheese,
  ...sweets,
  ...drinks,
  ...instruments,
  ...crafts,
  ...stationery,
  ...care,
  ...books,
  ...downloads,
  ...play,
  ...outdoors,
  ...wheels,
  ...shoes,
  ...bags,
  ...extras,
  ...halyard,
  ...velvet,
  ...toys,
  ...games_and_parties,
  ...electronics,
  ...computing,
  ...workshop,
  ...trade_supplies,
];

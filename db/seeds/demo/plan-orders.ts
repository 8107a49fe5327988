// What the demo world's people bought in the last ninety days: drawn from a fixed seed, the same every time.
import { DAY_MS, HOUR_MS } from "#platform/clock";
import { seededRandom } from "#platform/id";

/** A variant on the shelf. */
export interface ShelfItem {
  variant_id: number;
  product_id: number;
  seller_id: number;
  currency: string;
  price_minor: number;
  is_digital: boolean;
  on_hand: number;
  min_quantity: number;
  quantity_step: number;
  created_at: number;
}

/** How an order goes on after it was placed. */
export type Story = "usual" | "in_parcels" | "transfer" | "cash" | "cancelled" | "part_cancelled" | "expired";

export interface PlannedOrder {
  placed_at: number;
  /** Which of the buyers; null for a guest. */
  buyer: number | null;
  lines: { item: ShelfItem; quantity: number }[];
  story: Story;
  /** Between 0 and 1: how fast its sellers are. */
  haste: number;
}

const SEED = 90_2026;
const DAYS = 90;
/** How much denser the recent days are. */
const RECENT = 1.25;
/** Of so many orders one is a guest's. */
const GUEST_OF = 9;
const MAX_LINES = 4;
const NEWEST_TRANSFERS = 3;
const NEWEST_CASH = 3;
const STORIES: [Story, number][] = [
  ["usual", 66],
  ["in_parcels", 10],
  ["transfer", 8],
  ["cash", 5],
  ["cancelled", 5],
  ["part_cancelled", 4],
  ["expired", 2],
];

/** Plans `count` orders in the order in which they were placed; `time` is the world's present. */
export function planOrders(
  shelf: readonly ShelfItem[],
  world: { count: number; buyers: number; time: number },
): PlannedOrder[] {
  const random = seededRandom(SEED);
  const below = (limit: number) => Math.floor(random() * limit);
  const by_currency = [...Map.groupBy(shelf, (item) => item.currency).values()];
  const plans: PlannedOrder[] = [];
  for (let index = 0; index < world.count; index += 1) {
    const age_ms = HOUR_MS / 2 + random() ** RECENT * DAYS * DAY_MS;
    const placed_at = Math.floor(world.time - age_ms);
    // Currencies are drawn by how much is sold in them.
    const first = shelf[below(shelf.length)];
    const same = by_currency.find((items) => items[0]?.currency === first?.currency) ?? [];
    const old_enough = same.filter((item) => item.created_at < placed_at);
    const lines = pickLines(old_enough, 1 + below(MAX_LINES), below);
    const buyer = below(GUEST_OF) === 0 ? null : below(world.buyers);
    const plan = { placed_at, buyer, lines, story: pickStory(below), haste: random() };
    if (lines.length > 0) plans.push(plan);
  }
  const sorted = plans.sort((left, right) => left.placed_at - right.placed_at);
  return sorted.map((plan, index) => withPossibleStory(waiting(plan, sorted.length - 1 - index)));
}

/** Of the newest orders some still wait for their money, so that there is something to do. */
function waiting(plan: PlannedOrder, from_end: number): PlannedOrder {
  if (from_end < NEWEST_TRANSFERS) return { ...plan, story: "transfer" };
  return from_end < NEWEST_TRANSFERS + NEWEST_CASH ? { ...plan, story: "cash" } : plan;
}

function pickLines(
  items: readonly ShelfItem[],
  count: number,
  below: (limit: number) => number,
): PlannedOrder["lines"] {
  const chosen = new Map<number, ShelfItem>();
  for (let index = 0; index < count && items.length > 0; index += 1) {
    const item = items[below(items.length)];
    if (item) chosen.set(item.variant_id, item);
  }
  return [...chosen.values()].flatMap((item) => {
    const { min_quantity, quantity_step } = item;
    const least = Math.ceil(min_quantity / quantity_step) * quantity_step;
    const quantity = least + (below(4) === 0 ? quantity_step : 0);
    return quantity <= item.on_hand ? [{ item, quantity }] : [];
  });
}

function pickStory(below: (limit: number) => number): Story {
  let drawn = below(STORIES.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [story, weight] of STORIES) {
    if (drawn < weight) return story;
    drawn -= weight;
  }
  return "usual";
}

/** Cash needs a parcel of every seller, and downloads can't be taken back. */
function withPossibleStory(plan: PlannedOrder): PlannedOrder {
  const has_download = plan.lines.some(({ item }) => item.is_digital);
  const sellers = new Set(plan.lines.map(({ item }) => item.seller_id)).size;
  if (plan.story === "part_cancelled" && sellers < 2) return { ...plan, story: "usual" };
  return has_download && plan.story !== "expired" ? { ...plan, story: "usual" } : plan;
}

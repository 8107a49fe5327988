// The file of the import's scenario: which of its rows are wrong, and in what.

/** Every hundredth row is wrong. */
export const BAD_EVERY = 100;

export const COLUMNS = "sku,name,category,price,on_hand,description,status,compare_price";

interface Cells {
  sku: string;
  name: string;
  category: string;
  price: string;
  on_hand: string;
  description: string;
  status: string;
  compare_price: string;
}

/** In what a row can be wrong: the column that is to be told, and how it comes about. */
const MISTAKES: { column: string; make: (row: Cells, place: number) => Partial<Cells> }[] = [
  { column: "price", make: () => ({ price: "free" }) },
  { column: "name", make: () => ({ name: "" }) },
  { column: "category", make: () => ({ category: "no-such-category" }) },
  { column: "sku", make: (_row, place) => ({ sku: skuAt(place - 1) }) },
  { column: "", make: ({ compare_price }) => ({ compare_price: `${compare_price},moved` }) },
  { column: "on_hand", make: () => ({ on_hand: "-1" }) },
  { column: "status", make: () => ({ status: "sold" }) },
  { column: "compare_price", make: () => ({ compare_price: "1.00" }) },
  { column: "sku", make: () => ({ sku: "" }) },
  { column: "price", make: () => ({ price: "" }) },
];

function skuAt(place: number): string {
  return `BENCH-${place}`;
}

/** How many are on hand of a row's SKU. */
export function stockAt(place: number): number {
  return place % 50;
}

/** The mistake of the row at this place, or undefined for a good one. */
function mistakeAt(place: number) {
  if (place % BAD_EVERY !== BAD_EVERY / 2) return undefined;
  return MISTAKES[Math.floor(place / BAD_EVERY) % MISTAKES.length];
}

/** The whole file: so many rows of new products of one category. */
export function fileOf(rows: number, category: string): string {
  const lines = Array.from({ length: rows }, (_, place) => {
    const words = `Item ${place} of a long file as good as any other`;
    const row: Cells = {
      sku: skuAt(place),
      name: words,
      category,
      price: `${10 + (place % 90)}.50`,
      on_hand: String(stockAt(place)),
      description: `${words}. It has a description.`,
      status: "published",
      compare_price: "",
    };
    return Object.values({ ...row, ...mistakeAt(place)?.make(row, place) }).join(",");
  });
  return `${COLUMNS}\r\n${lines.join("\r\n")}\r\n`;
}

/** What must be reported, in order: `row,column`. */
export function reportOf(rows: number): string[] {
  return Array.from({ length: rows }, (_, place) => ({ place, mistake: mistakeAt(place) })).flatMap(
    ({ place, mistake }) => (mistake ? [`${place + 2},${mistake.column}`] : []),
  );
}

/** What must be on hand afterwards: SKU → pieces, of every good row. */
export function stockOf(rows: number): Map<string, number> {
  const good = Array.from({ length: rows }, (_, place) => place).filter((place) => !mistakeAt(place));
  return new Map(good.map((place) => [skuAt(place), stockAt(place)]));
}

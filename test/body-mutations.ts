// Wrong bodies made from a route's schema: for every field everything that clients and attackers send by
// mistake or on purpose.
import { z } from "@hono/zod-openapi";

/** One wrong body. */
export interface Mutation {
  what: string;
  /** JSON text. */
  body: string;
  /** Certainly wrong; else the schema says whether it is. */
  is_wrong: boolean;
}

/** A field as JSON Schema describes it. */
export interface Shape {
  type?: string | string[];
  properties?: Record<string, Shape>;
  additionalProperties?: Shape | boolean;
  items?: Shape;
  anyOf?: Shape[];
  enum?: unknown[];
  pattern?: string;
  minimum?: number;
}

export type Path = (string | number)[];

const NEVER_NAMED = ["__proto__", "constructor", "no_such_field"];
/** What nobody may say of themselves or of what they sell. */
export const MASS_ASSIGNED = [
  "role",
  "is_approved",
  "seller_id",
  "price_minor",
  "commission_rate",
  "email_verified",
  "status",
  "user_id",
  "is_admin",
  "permissions",
];
const HUGE = 25_000;
const LONG_LIST = 1_001;
const DEPTH = 5000;
const LONG = Array.from({ length: LONG_LIST }, () => "x");
/** What some other program would run, resolve or stumble over; here it is text like any other. */
const ODD = `' OR 1=1 -- {{7*7}}<%=7*7%><script>alert(1)</script>../../etc/passwd =1+1 ﬁ\u202e💥`;
/** Stands in a JSON text for a number that JSON can write and JavaScript cannot hold. */
const INFINITE = "@infinite@";
/** Any characters are allowed in these: they are hashed, never shown. */
const SECRET = /^(password|current_password|new_password|refresh|token)$/;

/** The schema of a route's body as JSON Schema. */
export function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;
}

/** The names that the schema knows, at its top. */
export function fieldsOf(shape: Shape): string[] {
  return Object.keys(shape.properties ?? {});
}

/** Every wrong body for this schema, beside a good one. */
export function mutationsOf(shape: Shape, good: object): Mutation[] {
  const found = leavesOf(shape, good, []).flatMap(({ path, shape: leaf }) => wrongValues(good, path, leaf));
  for (const name of NEVER_NAMED) {
    found.push({ what: `unknown ${name}`, body: withKey(good, name), is_wrong: true });
  }
  for (const name of MASS_ASSIGNED) {
    if (name in (shape.properties ?? {})) continue;
    found.push({ what: `assigns ${name}`, body: withKey(good, name), is_wrong: true });
  }
  const deep = `${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}`;
  for (const body of ["null", "[]", '"text"', "7", "[[]]", deep]) {
    found.push({ what: `the body ${body.slice(0, 10)}`, body, is_wrong: true });
  }
  return found;
}

/** Every field at every depth, with the shape of its value. */
export function leavesOf(shape: Shape, good: unknown, path: Path): { path: Path; shape: Shape }[] {
  const own = path.length > 0 ? [{ path, shape }] : [];
  const object = shapesOf(shape).find((one) => one.properties);
  const list = shapesOf(shape).find((one) => one.items);
  if (object?.properties) {
    for (const [name, inner] of Object.entries(object.properties)) {
      own.push(...leavesOf(inner, (good as Record<string, unknown> | null)?.[name], [...path, name]));
    }
  } else if (list?.items && Array.isArray(good) && good.length > 0) {
    own.push(...leavesOf(list.items, good[0], [...path, 0]));
  }
  return own;
}

function shapesOf(shape: Shape): Shape[] {
  return shape.anyOf ? shape.anyOf.flatMap(shapesOf) : [shape];
}

function wrongValues(good: object, path: Path, shape: Shape): Mutation[] {
  const types = new Set(
    shapesOf(shape).flatMap(({ type, enum: values }) => type ?? (values ? "string" : [])),
  );
  const name = path.join(".");
  const is_secret = SECRET.test(String(path.at(-1)));
  const make = (what: string, value: unknown, is_wrong: boolean): Mutation => ({
    what: `${name}: ${what}`,
    body: textOf(replaced(good, path, value)),
    is_wrong,
  });
  const of = (type: string) => types.has(type);
  const is_number = of("integer") || of("number");
  const found = [
    make("left out", undefined, false),
    make("null", null, types.size > 0 && !of("null")),
    make("a list", ["x"], !of("array")),
    make("an object", { a: 1 }, !of("object")),
    make("a boolean", true, !of("boolean")),
    make("a number", 7, !is_number),
    make("huge", "x".repeat(HUGE), true),
    make("a huge list", LONG, true),
  ];
  if (is_number) {
    const has_negatives = shapesOf(shape).some(({ minimum = 0 }) => minimum < 0);
    found.push(
      make("a number as text", "1", true),
      make("infinite", INFINITE, true),
      make("2^53", 2 ** 53, true),
      make("negative", -1, !has_negatives),
      make("a fraction", 1.5, of("integer")),
    );
  }
  if (of("boolean")) found.push(make("a boolean as text", "true", true));
  if (of("string")) {
    found.push(make("blank", "   ", false));
    for (const bad of ["a\u0000b", "a\u001bb", "a\u0085b", "\u202e\u0000"]) {
      found.push(make(`control ${written(bad)}`, bad, !is_secret));
    }
    found.push(make("half a pair", "a\ud83d", !is_secret), make("odd", ODD, false));
  }
  if (of("object")) found.push(make("an unknown key", { __no_such: 1 }, true));
  return found;
}

/** A copy with another value at the path; `undefined` takes it out. Missing parents are made. */
export function replaced(good: object, path: Path, value: unknown): unknown {
  const copy = structuredClone(good) as Record<string | number, unknown>;
  let place = copy;
  path.slice(0, -1).forEach((step, index) => {
    place[step] ??= typeof path[index + 1] === "number" ? [] : {};
    place = place[step] as Record<string | number, unknown>;
  });
  const last = path.at(-1) ?? "";
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}

function withKey(good: object, name: string): string {
  const text = JSON.stringify(good);
  return `${text.slice(0, -1)}${text === "{}" ? "" : ","}${JSON.stringify(name)}:"admin"}`;
}

function textOf(value: unknown): string {
  return JSON.stringify(value).replaceAll(`"${INFINITE}"`, "1e309");
}

function written(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

// Small faults that a program could have: each a piece of a file's text and what stands there instead.
import { stripTypeScriptTypes } from "node:module";
import { endsOperand, type Token, tokenize } from "./tokens.ts";

export type FaultKind =
  | "arithmetic"
  | "boundary"
  | "comparison"
  | "boolean"
  | "removal"
  | "constant"
  | "query";

/** Replaces `[start, end)` of a file by `text`. */
export interface Mutant {
  file: string;
  kind: FaultKind;
  start: number;
  end: number;
  text: string;
}

type Fault = Omit<Mutant, "file">;

/** An operator and the faults that it can have. */
const OPERATORS: Record<string, [FaultKind, string][]> = {
  "<": [
    ["boundary", "<="],
    ["comparison", ">="],
  ],
  "<=": [
    ["boundary", "<"],
    ["comparison", ">"],
  ],
  ">": [
    ["boundary", ">="],
    ["comparison", "<="],
  ],
  ">=": [
    ["boundary", ">"],
    ["comparison", "<"],
  ],
  "===": [["comparison", "!=="]],
  "!==": [["comparison", "==="]],
  "+": [["arithmetic", "-"]],
  "-": [["arithmetic", "+"]],
  "*": [["arithmetic", "/"]],
  "/": [["arithmetic", "*"]],
  "%": [["arithmetic", "*"]],
  "+=": [["arithmetic", "-="]],
  "-=": [["arithmetic", "+="]],
  "&&": [["boolean", "||"]],
  "||": [["boolean", "&&"]],
  "??": [["boolean", "&&"]],
};
const WORDS: Record<string, [FaultKind, string]> = {
  true: ["boolean", "false"],
  false: ["boolean", "true"],
  min: ["arithmetic", "max"],
  max: ["arithmetic", "min"],
  some: ["boolean", "every"],
  every: ["boolean", "some"],
};
/** Operators that Kysely takes as text. */
const QUERY_WORDS: Record<string, string> = {
  "=": "<>",
  "<>": "=",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "+": "-",
  "-": "+",
  in: "not in",
  "not in": "in",
  is: "is not",
  "is not": "is",
  asc: "desc",
  desc: "asc",
};
/** The same in SQL text, between spaces. */
const SQL_WORDS: Record<string, string> = {
  "=": "<>",
  "<>": "=",
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
};
const MORE_SQL_WORDS: Record<string, string> = { "+": "-", "-": "+", AND: "OR", OR: "AND" };
const SQL_WORD = /(?<=\s)(?:=|<>|<=|>=|<|>|\+|-|AND|OR)(?=\s)/g;
/** Calls in a chain that narrow or order what comes out. */
const CHAIN_CALLS = new Set(["where", "filter", "having", "limit", "sort"]);
const STATEMENT_STARTS = new Set([";", "{", "}", ")"]);
const NO_STATEMENTS = new Set([
  ...[
    "const",
    "let",
    "if",
    "for",
    "while",
    "return",
    "import",
    "export",
    "function",
    "async",
    "else",
    "case",
  ],
  ...["switch", "try", "catch", "finally", "default", "class", "declare", "break", "do", "from"],
]);

/** Every fault that this file of TypeScript could have, in the order of its text. Types have none. */
export function mutantsOf(file: string, source: string): Mutant[] {
  // Stripping puts spaces where types were, so every place stays where it is.
  const code = stripTypeScriptTypes(source, { mode: "strip" });
  const tokens = tokenize(code);
  const faults = tokens.flatMap((_, index) => faultsAt(tokens, index));
  return faults
    .map((fault) => ({ file, ...fault }))
    .sort((left, right) => left.start - right.start || left.end - right.end);
}

/** The file's text with the fault in it. */
export function applied(source: string, mutant: Mutant): string {
  return source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end);
}

function faultsAt(tokens: readonly Token[], index: number): Fault[] {
  const token = tokens[index] as Token;
  if (token.kind === "mark") {
    return [
      ...operatorFaults(tokens, index),
      ...conditionFaults(tokens, index),
      ...chainFaults(tokens, index),
    ];
  }
  if (token.kind === "number") return numberFaults(token);
  if (token.kind === "string") return queryFaults(token);
  if (token.kind === "template") return sqlFaults(tokens, index);
  return token.kind === "word" ? [...wordFaults(tokens, index), ...statementFaults(tokens, index)] : [];
}

function replace(token: Token, kind: FaultKind, text: string): Fault {
  return { kind, start: token.start, end: token.end, text };
}

function operatorFaults(tokens: readonly Token[], index: number): Fault[] {
  const token = tokens[index] as Token;
  const previous = tokens[index - 1];
  if (token.text === "!") return [replace(token, "boolean", "")];
  if (!endsOperand(previous)) return token.text === "-" ? [replace(token, "arithmetic", "")] : [];
  // Text that is put together is not arithmetic.
  if (token.text === "+" && [previous, tokens[index + 1]].some((one) => one?.kind === "string")) return [];
  return (OPERATORS[token.text] ?? []).map(([kind, text]) => replace(token, kind, text));
}

/** `if (…)` that always or never holds. */
function conditionFaults(tokens: readonly Token[], index: number): Fault[] {
  const token = tokens[index] as Token;
  if (token.text !== "(" || tokens[index - 1]?.text !== "if") return [];
  const end = closing(tokens, index).end;
  return ["(true)", "(false)"].map((text) => ({ kind: "boolean", start: token.start, end, text }));
}

/** A `.where(…)` and the like that is left out of its chain. */
function chainFaults(tokens: readonly Token[], index: number): Fault[] {
  const token = tokens[index] as Token;
  const name = tokens[index + 1];
  if (token.text !== "." || !name || !CHAIN_CALLS.has(name.text) || tokens[index + 2]?.text !== "(")
    return [];
  return [{ kind: "removal", start: token.start, end: closing(tokens, index + 2).end, text: "" }];
}

function numberFaults(token: Token): Fault[] {
  const value = Number(token.text.replaceAll("_", ""));
  return Number.isSafeInteger(value)
    ? [replace(token, "constant", value === 0 ? "1" : String(value + 1))]
    : [];
}

function queryFaults(token: Token): Fault[] {
  const text = QUERY_WORDS[token.text.slice(1, -1)];
  return text === undefined ? [] : [replace(token, "query", JSON.stringify(text))];
}

function sqlFaults(tokens: readonly Token[], index: number): Fault[] {
  const token = tokens[index] as Token;
  if (!isSql(tokens, index)) return [];
  return [...token.text.matchAll(SQL_WORD)].map((found) => {
    const start = token.start + found.index;
    const text = SQL_WORDS[found[0]] ?? MORE_SQL_WORDS[found[0]] ?? "";
    return { kind: "query", start, end: start + found[0].length, text };
  });
}

/** Does this piece belong to a template that is tagged `sql`? Types after the tag are gone. */
function isSql(tokens: readonly Token[], index: number): boolean {
  let first = index;
  for (let depth = 0; first >= 0; first -= 1) {
    const { kind, text } = tokens[first] as Token;
    if (kind !== "template") continue;
    if (text.endsWith("`") && first !== index && !text.startsWith("`")) depth += 1;
    if (!text.startsWith("`")) continue;
    if (depth === 0) break;
    if (text.endsWith("${")) depth -= 1;
  }
  return tokens[first - 1]?.text === "sql";
}

function wordFaults(tokens: readonly Token[], index: number): Fault[] {
  const token = tokens[index] as Token;
  const fault = WORDS[token.text];
  if (!fault) return [];
  const is_literal = token.text === "true" || token.text === "false";
  const is_call = tokens[index - 1]?.text === "." && tokens[index + 1]?.text === "(";
  return is_literal || is_call ? [replace(token, ...fault)] : [];
}

/** A statement that does something and is left out: a call, an assignment or a throw. */
function statementFaults(tokens: readonly Token[], index: number): Fault[] {
  const token = tokens[index] as Token;
  const previous = tokens[index - 1];
  if (!previous || !STATEMENT_STARTS.has(previous.text) || NO_STATEMENTS.has(token.text)) return [];
  let depth = 0;
  for (let next = index; next < tokens.length; next += 1) {
    const { text, kind, end } = tokens[next] as Token;
    if (kind === "mark" && /^[([{]$/.test(text)) depth += 1;
    if (kind === "mark" && /^[)\]}]$/.test(text)) depth -= 1;
    if (kind === "template") depth += (text.endsWith("${") ? 1 : 0) - (text.startsWith("}") ? 1 : 0);
    // A comma or a colon outside brackets: these were the names of an object or of a pattern.
    if (depth < 0 || (depth === 0 && (text === "," || text === ":") && kind === "mark")) return [];
    if (depth === 0 && text === ";") {
      return next - index > 1 ? [{ kind: "removal", start: token.start, end, text: ";" }] : [];
    }
  }
  return [];
}

/** The bracket that closes the one at `index`. */
function closing(tokens: readonly Token[], index: number): Token {
  let depth = 0;
  for (const token of tokens.slice(index)) {
    if (token.kind !== "mark") continue;
    if (/^[([{]$/.test(token.text)) depth += 1;
    if (/^[)\]}]$/.test(token.text)) depth -= 1;
    if (depth === 0) return token;
  }
  throw new Error("A bracket is never closed");
}

// A light tokenizer of JavaScript: enough to tell operators, literals and calls from text and comments.

export type TokenKind = "word" | "number" | "string" | "template" | "regexp" | "mark";

export interface Token {
  kind: TokenKind;
  text: string;
  start: number;
  end: number;
}

const MARKS = [
  ...[">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??="],
  ...["=>", "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "**"],
];
const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y;
const WORD = /[\p{ID_Start}$_#][\p{ID_Continue}$]*/uy;
const NUMBER = /(?:0[xbo][\da-f_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:e[+-]?\d+)?)n?/iy;
const STRING = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;
const REGEXP = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
/** Text of a template up to its end or to its next hole. */
const TEMPLATE = /[`}](?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{)/y;
/** After these a slash divides; after anything else it opens a regular expression. */
const OPERAND_WORDS = /^(?!(?:return|typeof|case|in|of|await|void|throw|new|else|do|delete|instanceof)$)/;

/** The tokens of `code`, which must be JavaScript that parses; each piece of a template is one token. */
export function tokenize(code: string): Token[] {
  const tokens: Token[] = [];
  /** For each open brace: does it belong to a template's hole? */
  const braces: boolean[] = [];
  let at = take(SPACE, code, 0);
  while (at < code.length) {
    const char = code.charAt(at);
    const closes_hole = char === "}" && braces.at(-1) === true;
    const kind = closes_hole || char === "`" ? "template" : kindAt(code, at, tokens.at(-1));
    const end = endOf(kind, code, at);
    const text = code.slice(at, end);
    if (closes_hole || text === "}") braces.pop();
    if (text === "{" || (kind === "template" && text.endsWith("${"))) braces.push(kind === "template");
    tokens.push({ kind, text, start: at, end });
    at = take(SPACE, code, end);
  }
  return tokens;
}

/** Is this token the end of a value, so that an operator may follow? */
export function endsOperand(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.kind === "word") return OPERAND_WORDS.test(token.text);
  return token.kind !== "mark" || /^[)\]}]$/.test(token.text);
}

function kindAt(code: string, at: number, previous: Token | undefined): TokenKind {
  const char = code.charAt(at);
  if (char === '"' || char === "'") return "string";
  if (/\d/.test(char)) return "number";
  if (take(WORD, code, at) > at) return "word";
  return char === "/" && !endsOperand(previous) ? "regexp" : "mark";
}

function endOf(kind: TokenKind, code: string, at: number): number {
  if (kind === "mark") return at + (MARKS.find((mark) => code.startsWith(mark, at))?.length ?? 1);
  const pattern = { word: WORD, number: NUMBER, string: STRING, template: TEMPLATE, regexp: REGEXP }[kind];
  const end = take(pattern, code, at);
  if (end === at) throw new Error(`No ${kind} at ${at}: ${code.slice(at, at + 40)}`);
  return end;
}

/** Where the match of a sticky pattern at `at` ends; `at` itself when there is none. */
function take(pattern: RegExp, code: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(code) ? pattern.lastIndex : at;
}

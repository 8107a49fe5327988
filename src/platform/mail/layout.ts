// What a mail looks like: one quiet card, readable as text, in the dark, aloud, and from right to left.

export interface MailContent {
  title: string;
  paragraphs: string[];
  /** Lines with a name and a value, such as what was ordered and what it costs. */
  rows?: { label: string; value: string; is_total?: boolean }[];
  /** The one thing to do. Its address begins with http:// or https://. */
  action?: { label: string; url: string };
  /** Who wrote, and why the reader got it. */
  footer: string;
  /** Language tag of the text, `en` unless told. */
  language?: string;
  direction?: "ltr" | "rtl";
}

const INK = "#1c2430";
const QUIET_INK = "#5b6675";
const PAPER = "#ffffff";
const GROUND = "#f3f4f7";
const LINE = "#e2e5ea";
const ACCENT = "#1f5fd6";

/** Mail programs read styles on the elements only; these are all there are. */
const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const SMALL = `${FONT};font-size:13px;line-height:1.5;color:${QUIET_INK}`;
const STYLE = {
  card: `max-width:560px;background:${PAPER};border:1px solid ${LINE};border-radius:12px`,
  title: `margin:0 0 16px;${FONT};font-size:22px;line-height:1.3;font-weight:650;color:${INK}`,
  paragraph: `margin:0 0 16px;${FONT};font-size:16px;line-height:1.6;color:${INK}`,
  rows: "margin:8px 0 24px;border-collapse:collapse",
  cell: `padding:8px 0;border-top:1px solid ${LINE};${FONT};font-size:15px;line-height:1.5;color:${INK}`,
  value: "white-space:nowrap;padding-inline-start:16px",
  button: `display:inline-block;padding:12px 24px;border-radius:8px;background:${ACCENT};color:#ffffff`,
  button_text: `${FONT};font-size:16px;font-weight:600;text-decoration:none`,
  address: `margin:0;${SMALL};overflow-wrap:anywhere`,
  footer: `max-width:560px;margin:20px auto 0;${SMALL}`,
};
const BARE_TABLE = 'width="100%" cellpadding="0" cellspacing="0" border="0"';

/**
 * Mail programs that darken by themselves keep their hands off; the others follow the reader's own setting.
 */
const DARK_STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.ground{background:#12151b!important}.card{background:#1d222b!important;border-color:#333b48!important}
.ink{color:#f0f2f5!important}.quiet{color:#a9b3c1!important}.line{border-color:#333b48!important}
.action{background:#7aa7ff!important;color:#0c1526!important}}`;

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** The two bodies of a mail. Everything is escaped: what people typed is text in both, never markup. */
export function mailLayout(content: MailContent): { text: string; html: string } {
  if (content.action && !/^https?:\/\//.test(content.action.url)) {
    throw new Error(`A mail cannot link to ${content.action.url}`);
  }
  return { text: textOf(content), html: htmlOf(content) };
}

function textOf({ title, paragraphs, rows = [], action, footer }: MailContent): string {
  const table = rows.map(({ label, value }) => `${label}: ${value}`).join("\n");
  const link = action ? `${action.label}:\n${action.url}` : "";
  const parts = [title, ...paragraphs, table, link, `-- \n${footer}`];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function htmlOf(content: MailContent): string {
  const { title, paragraphs, rows = [], action, footer, language = "en", direction = "ltr" } = content;
  const text = paragraphs.map(
    (paragraph) => `<p class="ink" style="${STYLE.paragraph}">${lines(paragraph)}</p>\n`,
  );
  return `<!doctype html>
<html lang="${escapeHtml(language)}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(title)}</title><style>${DARK_STYLE}</style></head>
<body class="ground" style="margin:0;padding:0;background:${GROUND}">
<table role="presentation" class="ground" ${BARE_TABLE} style="background:${GROUND}">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" class="card" ${BARE_TABLE} style="${STYLE.card}">
<tr><td dir="${direction}" align="${direction === "rtl" ? "right" : "left"}" style="padding:32px">
<h1 class="ink" style="${STYLE.title}">${escapeHtml(title)}</h1>
${text.join("")}${rowsOf(rows, direction)}${actionOf(action)}</td></tr></table>
<p class="quiet" dir="${direction}" style="${STYLE.footer}">${lines(footer)}</p>
</td></tr></table></body></html>
`;
}

function rowsOf(rows: NonNullable<MailContent["rows"]>, direction: "ltr" | "rtl"): string {
  if (rows.length === 0) return "";
  const [start, end] = direction === "rtl" ? ["right", "left"] : ["left", "right"];
  const cells = rows.map(({ label, value, is_total }) => {
    const style = `${STYLE.cell};font-weight:${is_total ? 650 : 400}`;
    return `<tr><th scope="row" class="ink line" align="${start}" style="${style}">${lines(label)}</th>
<td class="ink line" align="${end}" style="${style};${STYLE.value}">${escapeHtml(value)}</td></tr>\n`;
  });
  return `<table ${BARE_TABLE} style="${STYLE.rows}">\n${cells.join("")}</table>\n`;
}

/** A button, and its address in full for those whose mail program shows no buttons. */
function actionOf(action: MailContent["action"]): string {
  if (!action) return "";
  const url = escapeHtml(action.url);
  const label = escapeHtml(action.label);
  const button = `<a class="action" href="${url}" style="${STYLE.button};${STYLE.button_text}">${label}</a>`;
  return `<p style="margin:24px 0 12px">${button}</p>\n<p class="quiet" style="${STYLE.address}">${url}</p>\n`;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll("\n", "<br>");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

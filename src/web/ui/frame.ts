// The frame around every plain page: title, style, one column.
import { html, type Markup } from "#platform/http/html";

/** A whole page with `title` as its heading. */
export function frame(title: string, content: Markup): Markup {
  return html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === "BuyBuy" ? title : `${title} · BuyBuy`}</title>
<meta name="description" content="BuyBuy, a marketplace of many sellers: one cart, one payment.">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/style.css">
</head>
<body><main><h1>${title}</h1>${content}</main></body>
</html>`;
}

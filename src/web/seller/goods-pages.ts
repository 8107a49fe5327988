// The pages on which a seller keeps its products.
import type { PageRoute } from "#platform/http/page-route";
import { editorPages } from "./editor-pages.ts";
import { editorPreviewPages } from "./editor-preview-pages.ts";
import { imagePages } from "./images-pages.ts";
import { productsPages } from "./products-pages.ts";

export const goodsPages: PageRoute[] = [
  ...productsPages,
  ...editorPages,
  ...editorPreviewPages,
  ...imagePages,
];

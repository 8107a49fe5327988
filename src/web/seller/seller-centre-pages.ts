// The table of this working place's pages.
import type { PageRoute } from "#platform/http/page-route";
import { figurePages } from "./analytics-pages.ts";
import { exchangePages } from "./exchange-pages.ts";
import { goodsPages } from "./goods-pages.ts";
import { inventoryPages } from "./inventory-pages.ts";
import { invitationPages } from "./invitation-pages.ts";
import { onboardingPages } from "./onboarding-pages.ts";
import { orderPages } from "./order-pages.ts";
import { ordersPages } from "./orders-pages.ts";
import { packingPages } from "./packing-pages.ts";
import { settingsPages } from "./settings-pages.ts";
import { teamPages } from "./team-pages.ts";

export const sellerCentrePages: PageRoute[] = [
  ...figurePages,
  ...onboardingPages,
  ...ordersPages,
  ...orderPages,
  ...packingPages,
  ...goodsPages,
  ...inventoryPages,
  ...teamPages,
  ...settingsPages,
  ...invitationPages,
  ...exchangePages,
];

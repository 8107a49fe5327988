// What the marketplace keeps of a sale: one rate for all, frozen on each line when it is sold.
import { z } from "zod";
import { requirePermission } from "#modules/identity";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { multiplyRatio, RATE_SCALE } from "#platform/money";
import { readSetting, type Setting, writeSetting } from "#platform/settings";

const DEFAULT_RATE_PPM = 100_000;
const PPM_PER_PERCENT = RATE_SCALE / 100;

/** The rate in parts per million. */
export const DEFAULT_COMMISSION: Setting<number> = {
  name: "commission.default_rate_ppm",
  schema: z.int().min(0).max(RATE_SCALE),
  initial: DEFAULT_RATE_PPM,
};

/** A rate in parts per million and the rule it comes from, in words that are kept on the order line. */
export interface Commission {
  rate_ppm: number;
  rule: string;
}

/** The rate for lines sold from now on. */
export async function defaultCommission(context: Context): Promise<Commission> {
  return commissionAt(await readSetting(context, DEFAULT_COMMISSION));
}

/** Changes the rate for lines sold from now on; what is sold keeps its own. Refuses `forbidden`. */
export async function setDefaultCommission(context: Context, rate_ppm: number): Promise<Commission> {
  requirePermission(context, "settings.manage");
  await transaction(context, (tx) => writeSetting(tx, DEFAULT_COMMISSION, rate_ppm));
  return commissionAt(rate_ppm);
}

/**
 * The commission on a line: of its net (after discount, without tax), rounded once, never below 0 nor above
 * the net. A net of 0 or less earns nothing.
 */
export function commissionOf(input: { net_minor: number; rate_ppm: number; rule?: string }): {
  commission_minor: number;
  rule: string;
} {
  const net_minor = Math.max(0, input.net_minor);
  const share_minor = multiplyRatio(net_minor, Math.max(0, input.rate_ppm), RATE_SCALE);
  return {
    commission_minor: Math.min(net_minor, share_minor),
    rule: input.rule ?? commissionAt(input.rate_ppm).rule,
  };
}

function commissionAt(rate_ppm: number): Commission {
  return { rate_ppm, rule: `default ${rate_ppm / PPM_PER_PERCENT} % of net` };
}

// What an address of the entry may say; what it says wrongly is as good as nothing.
import { z } from "@hono/zod-openapi";

const MAX_LENGTH = 1000;

/** A text after `?`, empty where there is none or one too many. */
export const queryText = z.string().max(MAX_LENGTH).default("").catch("");

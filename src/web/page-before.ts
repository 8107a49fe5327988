// The page of ours that somebody came from.
import type { Visit } from "#platform/http/page-route";

/** Its address; null for whoever came from elsewhere, or whose browser does not say. */
export function pageBefore(origin: string, visit: Visit): URL | null {
  const from = visit.header("referer") ?? "";
  if (!URL.canParse(from)) return null;
  const before = new URL(from);
  return before.origin === new URL(origin).origin && !before.pathname.startsWith("//") ? before : null;
}

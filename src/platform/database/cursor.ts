// Opaque cursors for keyset pages: the sort values and the id of the last row seen.
import { Refusal } from "#platform/refusal";

export type CursorValue = string | number | null;

const MAX_CURSOR_LENGTH = 600;

/** The cursor that continues after a row with these sort values (the last one is the id). */
export function cursorOf(values: CursorValue[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/** Reads a cursor back. Refuses (422) one that is not ours or has another number of values. */
export function readCursor(text: string, length: number): CursorValue[] {
  if (text.length <= MAX_CURSOR_LENGTH) {
    try {
      const values: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
      if (Array.isArray(values) && values.length === length && values.every(isCursorValue)) return values;
    } catch {
      // Not ours: refused below like any other wrong cursor.
    }
  }
  throw new Refusal("invalid", "invalid_cursor", "This cursor is not one of ours; take it from `next`.", {
    errors: [{ field: "cursor", code: "invalid_cursor", message: "Take the cursor from `next`." }],
  });
}

function isCursorValue(value: unknown): value is CursorValue {
  return value === null || typeof value === "string" || (typeof value === "number" && Number.isFinite(value));
}

// The state machines of orders, as tables.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertMay, cancelRefusedReason, orderStatusOf, type PartState, TRANSITIONS } from "./status.ts";
import type { HistoryBy, OrderStatus, SellerOrderStatus } from "./tables.ts";

const part = (text: string): PartState => {
  const [status = "", sent] = text.split("+");
  return { status: status as SellerOrderStatus, has_shipped_line: sent !== undefined };
};

const DERIVED: [string, OrderStatus][] = [
  ["pending", "pending"],
  ["confirmed", "confirmed"],
  ["confirmed pending", "pending"],
  ["confirmed+sent", "partially_shipped"],
  ["confirmed+sent pending", "partially_shipped"],
  ["shipped confirmed", "partially_shipped"],
  ["delivered pending", "partially_shipped"],
  ["shipped", "shipped"],
  ["shipped delivered", "shipped"],
  ["delivered", "delivered"],
  ["delivered delivered", "delivered"],
  ["cancelled", "cancelled"],
  ["cancelled cancelled", "cancelled"],
  ["cancelled pending", "partially_cancelled"],
  ["cancelled confirmed", "partially_cancelled"],
  ["cancelled shipped", "shipped"],
  ["cancelled delivered", "delivered"],
  ["cancelled shipped confirmed", "partially_shipped"],
  ["cancelled delivered shipped", "shipped"],
];

test("an order's status follows from its parts", () => {
  for (const [parts, expected] of DERIVED) {
    assert.equal(orderStatusOf(parts.split(" ").map(part)), expected, parts);
    assert.equal(orderStatusOf(parts.split(" ").reverse().map(part)), expected, `${parts}, other order`);
  }
});

test("whether something can be cancelled is decided in one place", () => {
  const cases: [string, string | null][] = [
    ["pending", null],
    ["confirmed", null],
    ["pending cancelled", null],
    ["cancelled", "already_cancelled"],
    ["confirmed+sent", "already_shipped"],
    ["shipped pending", "already_shipped"],
    ["delivered pending", "already_delivered"],
  ];
  for (const [parts, expected] of cases) {
    assert.equal(cancelRefusedReason(parts.split(" ").map(part)), expected, parts);
  }
});

test("every act has its states and its people, and nothing else", () => {
  const people: HistoryBy[] = ["buyer", "seller", "staff", "system"];
  const states: SellerOrderStatus[] = ["pending", "confirmed", "shipped", "delivered", "cancelled"];
  const allowed: string[] = [];
  for (const act of Object.keys(TRANSITIONS) as (keyof typeof TRANSITIONS)[]) {
    for (const by of people) {
      for (const status of states) {
        try {
          assertMay(act, by, { status });
          allowed.push(`${by} ${act} ${status}`);
        } catch {
          // Refused, as everything is that is not listed below.
        }
      }
    }
  }
  assert.deepEqual(allowed.sort(), [
    "buyer cancel confirmed",
    "buyer cancel pending",
    "seller cancel confirmed",
    "seller cancel pending",
    "seller confirm pending",
    "seller deliver shipped",
    "seller ship confirmed",
    "staff cancel confirmed",
    "staff cancel pending",
    "system cancel confirmed",
    "system cancel pending",
    "system deliver_digital confirmed",
    "system deliver_digital pending",
  ]);
});

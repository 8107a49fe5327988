// From confirmed to delivered: parcels, partial shipments, cash, downloads, and who may see what when.
import assert from "node:assert/strict";
import { test } from "node:test";
import { balances } from "#modules/ledger";
import { openMarket, refusedAs } from "../../../test/purchases.ts";
import { findSellerOrder, sellerOrderView } from "./find-order.ts";
import { confirmSellerOrder, deliverSellerOrder, shipSellerOrder } from "./fulfil.ts";
import { listSellerOrders } from "./list-orders.ts";

const SLICE = { page_size: 10, offset: 0 };

test("a part travels from pending to delivered in two parcels", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ name: "Lamp" });
  const rug = await market.product({ name: "Rug" });
  await market.fill([
    [lamp, 3],
    [rug, 1],
  ]);
  const { id: order_id, parts } = await market.buy();
  const part = parts[0];
  const [lamps, rugs] = part?.items ?? [];
  assert.ok(part && lamps && rugs);
  const seller_order_id = part.id;
  const sol = market.seller(market.sellers.sol);
  const refused: [Parameters<typeof shipSellerOrder>[1], string][] = [
    [{ seller_order_id }, "wrong_state"],
    [{ seller_order_id, items: [{ order_item_id: 99999, quantity: 1 }] }, "unknown"],
  ];
  for (const [input, code] of refused) await assert.rejects(shipSellerOrder(sol, input), refusedAs(code));
  await assert.rejects(deliverSellerOrder(sol, { seller_order_id }), refusedAs("wrong_state"));
  await confirmSellerOrder(sol, { seller_order_id });
  await assert.rejects(confirmSellerOrder(sol, { seller_order_id }), refusedAs("wrong_state"));
  assert.equal((await market.view(order_id)).status, "confirmed");
  const send = (items?: { order_item_id: number; quantity: number }[]) =>
    shipSellerOrder(sol, { seller_order_id, items, carrier: "DHL", tracking_number: "JD01" });
  await assert.rejects(send([{ order_item_id: lamps.id, quantity: 4 }]), refusedAs("already_shipped"));
  await assert.rejects(
    send([
      { order_item_id: lamps.id, quantity: 1 },
      { order_item_id: lamps.id, quantity: 1 },
    ]),
    refusedAs("duplicate"),
  );
  await send([{ order_item_id: lamps.id, quantity: 2 }]);
  let order = await market.view(order_id);
  assert.equal(order.status, "partially_shipped");
  assert.equal(order.parts[0]?.status, "confirmed");
  await send();
  order = await market.view(order_id);
  assert.equal(order.status, "shipped");
  assert.deepEqual(
    order.parts[0]?.shipments.map((shipment) => shipment.items),
    [
      [{ order_item_id: lamps.id, quantity: 2 }],
      [
        { order_item_id: lamps.id, quantity: 1 },
        { order_item_id: rugs.id, quantity: 1 },
      ],
    ],
  );
  assert.match(order.parts[0]?.shipments[0]?.tracking_url ?? "", /dhl.*JD01$/);
  await assert.rejects(send(), refusedAs("wrong_state"));
  await deliverSellerOrder(sol, { seller_order_id });
  order = await market.view(order_id);
  assert.equal(order.status, "delivered");
  assert.ok(order.parts[0]?.shipments.every((shipment) => shipment.delivered_at !== null));
  await market.work();
  const keys = (await market.mails()).map((mail) => mail.unique_key.replace(/:.*/, ""));
  assert.deepEqual(keys.sort(), [
    "order-confirmed",
    "part-delivered",
    "seller-order-new",
    "shipment",
    "shipment",
  ]);
  await market.allIsWell();
});

test("a seller sees its own part once it is its business, and nothing of the others", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ name: "Lamp", seller_id: market.sellers.sol });
  const mug = await market.product({ name: "Mug", seller_id: market.sellers.kim });
  await market.fill([
    [lamp, 1],
    [mug, 1],
  ]);
  const waiting = await market.buy({ payment_token: "fake_decline" });
  const sol = market.seller(market.sellers.sol);
  const part_id = waiting.parts[0]?.id ?? 0;
  await assert.rejects(findSellerOrder(sol, part_id), refusedAs("not_found"));
  assert.equal((await listSellerOrders(sol, {}, SLICE)).count, 0);
  await market.fill([[lamp, 1]]);
  const paid = await market.buy();
  const [own, other] = paid.parts;
  assert.ok(own && other);
  const view = await sellerOrderView(sol, own.id);
  assert.deepEqual(
    view.part.items.map((item) => item.name),
    ["Lamp"],
  );
  assert.ok(!JSON.stringify(view).includes("Mug"));
  assert.ok(!("user_id" in view.order) && !("parts" in view.order));
  await assert.rejects(sellerOrderView(sol, other.id), refusedAs("not_found"));
  for (const act of [confirmSellerOrder, shipSellerOrder, deliverSellerOrder]) {
    await assert.rejects(act(sol, { seller_order_id: other.id }), refusedAs("not_found"));
  }
  assert.equal((await listSellerOrders(sol, { status: "pending" }, SLICE)).count, 1);
  assert.equal((await listSellerOrders(sol, { status: "shipped" }, SLICE)).count, 0);
  const finance = market.as({
    ...market.sol,
    seller: { seller_id: market.sellers.sol, status: "approved", member_role: "finance" },
  });
  assert.equal((await listSellerOrders(finance, {}, SLICE)).count, 1);
  await assert.rejects(
    confirmSellerOrder(finance, { seller_order_id: own.id }),
    refusedAs("seller_permission_denied"),
  );
});

test("cash on delivery: sellers begin at once; the last delivery takes the cash and books the commission", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ price_minor: 1000, seller_id: market.sellers.sol });
  const mug = await market.product({ price_minor: 500, seller_id: market.sellers.kim });
  await market.fill([
    [lamp, 1],
    [mug, 1],
  ]);
  const placed = await market.buy({ payment_method: "cash_on_delivery" });
  assert.equal(placed.payment_status, "pending");
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 9, reserved: 0 }, "sold at once");
  for (const part of placed.parts) {
    const seller = market.seller(part.seller.id);
    await confirmSellerOrder(seller, { seller_order_id: part.id });
    await shipSellerOrder(seller, { seller_order_id: part.id });
    assert.equal((await market.view(placed.id)).payment_status, "pending");
    await deliverSellerOrder(seller, { seller_order_id: part.id });
  }
  const order = await market.view(placed.id);
  assert.equal(order.payment_status, "captured");
  assert.equal(order.payment?.captured_minor, order.total_minor);
  for (const part of order.parts) {
    const [balance] = await balances(market.as(), { seller_id: part.seller.id });
    assert.equal(balance?.balance_minor, -part.commission_minor);
  }
  await market.work();
  const confirmations = (await market.mails()).filter((mail) =>
    mail.unique_key.startsWith("order-confirmed"),
  );
  assert.equal(confirmations.length, 1);
  await market.allIsWell();
});

test("downloads are delivered with the payment; a mixed part waits for its parcel", async (t) => {
  const market = await openMarket(t);
  const song = await market.product({ name: "Song", is_digital: 1, price_minor: 300 });
  const lamp = await market.product({ name: "Lamp", seller_id: market.sellers.kim });
  const book = await market.product({ name: "Book", is_digital: 1, seller_id: market.sellers.kim });
  await market.fill([
    [song, 1],
    [lamp, 1],
    [book, 1],
  ]);
  const order = await market.buy();
  assert.deepEqual(
    order.parts.map((part) => part.status),
    ["delivered", "pending"],
  );
  assert.equal(order.status, "partially_shipped");
  const mixed = order.parts[1];
  assert.ok(mixed);
  const kim = market.seller(market.sellers.kim);
  await confirmSellerOrder(kim, { seller_order_id: mixed.id });
  const download = mixed.items.find((item) => item.is_digital);
  await assert.rejects(
    shipSellerOrder(kim, {
      seller_order_id: mixed.id,
      items: [{ order_item_id: download?.id ?? 0, quantity: 1 }],
    }),
    refusedAs("digital"),
  );
  await shipSellerOrder(kim, { seller_order_id: mixed.id });
  assert.equal((await market.view(order.id)).status, "shipped");
  await market.work();
  await market.allIsWell();
});

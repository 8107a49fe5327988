// The news that orders tell others: ids only.

declare module "#platform/context" {
  interface Events {
    "order.placed": { order_id: number };
    /** Placed, and its buyer pays by hand: nothing more has to happen before people are told. */
    "order.accepted": { order_id: number };
    /** The money is there (or none is needed): sellers may begin. */
    "order.paid": { order_id: number };
    /** `cause` says why it ended: `buyer`, `seller`, `staff`, `payment_expired` or `replaced`. */
    "order.cancelled": { order_id: number; cause: string };
    /** Paid, but something is wrong that a person must settle. */
    "order.needs_attention": { order_id: number };
    "seller_order.confirmed": { order_id: number; seller_order_id: number };
    /** One parcel was sent; the part may have more to send. */
    "shipment.created": { order_id: number; seller_order_id: number; shipment_id: number };
    "seller_order.shipped": { order_id: number; seller_order_id: number };
    "seller_order.delivered": { order_id: number; seller_order_id: number };
    "seller_order.cancelled": { order_id: number; seller_order_id: number; cause: string };
  }
}

/** Why an order or a part of it ended. */
export type CancelCause = "buyer" | "seller" | "staff" | "payment_expired" | "replaced";

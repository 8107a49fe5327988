// Where an order goes and who pays for it: addresses checked, or fetched from the buyer's own address book.
import { type AddressInput, checkAddress, isUser } from "#modules/identity";
import type { OrderAddress } from "#modules/orders";
import type { Context } from "#platform/context";
import { invalid } from "#platform/refusal";

/** The addresses as they were sent; `shipping_address_id` names one of the account's own. */
export interface DestinationInput {
  shipping_address?: AddressInput | null;
  shipping_address_id?: number | null;
  billing_address?: AddressInput | null;
}

export interface Destination {
  shipping: OrderAddress | null;
  billing: OrderAddress | null;
}

const COLUMNS = [
  "full_name",
  "company",
  "line1",
  "line2",
  "city",
  "state",
  "postal_code",
  "country",
  "phone",
] as const;

/**
 * The addresses of a purchase. Refuses (422) what is not a complete address of its country, an id that is not
 * one of the account's own addresses, and two shipping addresses at once.
 */
export async function readDestination(context: Context, input: DestinationInput): Promise<Destination> {
  const { shipping_address, shipping_address_id, billing_address } = input;
  if (shipping_address && shipping_address_id) {
    throw invalid("shipping_address_id", "one_of", "Give a shipping address or the id of one, not both.");
  }
  const billing = billing_address ? checkAddress(billing_address, "billing_address") : null;
  if (shipping_address) return { shipping: checkAddress(shipping_address, "shipping_address"), billing };
  if (!shipping_address_id) return { shipping: null, billing };
  return { shipping: await ownAddress(context, shipping_address_id), billing };
}

/**
 * Where tax is due: where the goods go, or for downloads the bill; before that is known the account's
 * country, else the marketplace's own.
 */
export async function countryOf(
  context: Context,
  { shipping, billing }: Destination,
  needs_shipping: boolean,
): Promise<{ country: string; estimated: boolean }> {
  const address = needs_shipping ? shipping : (billing ?? shipping);
  if (address) return { country: address.country, estimated: false };
  return { country: await defaultCountry(context), estimated: true };
}

/** Where this person most likely is. */
export async function defaultCountry(context: Context): Promise<string> {
  const { country } = context.services.config;
  if (!isUser(context.actor)) return country;
  const { user_id } = context.actor;
  const row = await context.db
    .selectFrom("users")
    .leftJoin("addresses", (join) =>
      join.onRef("addresses.user_id", "=", "users.id").on("addresses.is_default_shipping", "=", 1),
    )
    .select((of) => of.fn.coalesce("addresses.country", "users.country").as("country"))
    .where("users.id", "=", user_id)
    .executeTakeFirst();
  return row?.country ?? country;
}

async function ownAddress(context: Context, id: number): Promise<OrderAddress> {
  const user_id = isUser(context.actor) ? context.actor.user_id : null;
  const row =
    user_id === null
      ? undefined
      : await context.db
          .selectFrom("addresses")
          .select(COLUMNS)
          .where("id", "=", id)
          .where("user_id", "=", user_id)
          .executeTakeFirst();
  if (!row) throw invalid("shipping_address_id", "not_found", "You have no such address.");
  return row;
}

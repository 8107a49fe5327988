// Addresses: what each country asks for, and an address book with one default of each kind.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type AddressInput,
  addAddress,
  addressLine,
  addressRules,
  changeAddress,
  checkAddress,
  findAddress,
  identityInvariants,
  listAddresses,
  register,
  removeAddress,
  replaceAddress,
  type UserActor,
} from "#modules/identity";
import { findViolations } from "#platform/invariant";
import { Refusal } from "#platform/refusal";
import { openWorld } from "../../../test/world.ts";

const good: AddressInput = {
  full_name: " Ada Lovelace ",
  line1: "12 Main Street",
  city: "Springfield",
  state: "il",
  postal_code: "62701",
  country: "us",
};

const wrong: [string, Partial<AddressInput>, string, string][] = [
  ["no name", { full_name: "  " }, "full_name", "required"],
  ["no street", { line1: "" }, "line1", "required"],
  ["no city", { city: "" }, "city", "required"],
  ["an unknown country", { country: "XX" }, "country", "unknown_country"],
  ["a country's name", { country: "Germany" }, "country", "too_long"],
  ["no state in the US", { state: null }, "state", "required"],
  ["an unknown state", { state: "ZZ" }, "state", "unknown_state"],
  ["no state in Canada", { country: "CA", state: "", postal_code: "K1A 0B1" }, "state", "required"],
  ["no state in Australia", { country: "AU", state: undefined, postal_code: "2000" }, "state", "required"],
  ["no postal code", { postal_code: null }, "postal_code", "required"],
  ["a short ZIP code", { postal_code: "6270" }, "postal_code", "invalid_postal_code"],
  ["letters in Germany", { country: "DE", postal_code: "D-10115" }, "postal_code", "invalid_postal_code"],
  ["digits in Britain", { country: "GB", postal_code: "12345" }, "postal_code", "invalid_postal_code"],
  ["a telephone of letters", { phone: "call me" }, "phone", "invalid_phone"],
  ["a NUL", { city: "Spring\u0000field" }, "city", "invalid_text"],
  ["a line break", { line1: "12 Main\nBcc: all" }, "line1", "invalid_text"],
  ["a very long line", { line1: "x".repeat(201) }, "line1", "too_long"],
];

for (const [name, changes, field, code] of wrong) {
  test(`refuses ${name}`, () => {
    assert.throws(
      () => checkAddress({ ...good, ...changes }, "shipping_address"),
      (error: unknown) => {
        assert.ok(error instanceof Refusal && error.kind === "invalid");
        const found = error.errors?.find((entry) => entry.field === `shipping_address.${field}`);
        assert.equal(found?.code, code);
        return true;
      },
    );
  });
}

for (const changes of [
  { country: "US", state: "California", postal_code: "90210-1234" },
  { country: "DE", state: null, postal_code: "10115" },
  { country: "GB", state: null, postal_code: "sw1a 1aa" },
  { country: "CA", state: "on", postal_code: "k1a 0b1" },
  { country: "JP", state: "Tokyo", postal_code: "100-0001" },
  { country: "HK", state: null, postal_code: null },
  { country: "AE", state: "Dubai", postal_code: "" },
  { country: "KZ", state: null, postal_code: "010000" },
]) {
  test(`takes an address in ${changes.country}`, () => {
    const address = checkAddress({ ...good, ...changes });
    assert.equal(address.postal_code, (changes.postal_code ?? "").toUpperCase());
    assert.equal(address.full_name, "Ada Lovelace");
  });
}

test("an address is put into its canonical form, and read as one line", () => {
  const address = checkAddress({ ...good, company: " ", line2: " Flat 3 " });
  assert.equal(address.company, null);
  assert.equal(addressLine(address), "12 Main Street, Flat 3, Springfield, IL 62701, US");
});

test("an address book: one default of each kind, others' addresses are not there", async (t) => {
  const world = await openWorld(t);
  const device = { user_agent: null, address: null };
  const person = async (email: string) => {
    const input = { email, password: "kittens eat mangos", first_name: "A", last_name: "B" };
    const { user_id, session_id } = await register(world.as(), input, device);
    const actor: UserActor = { kind: "user", user_id, session_id, role: "buyer", permissions: [] };
    return world.as(actor);
  };
  const ada = await person("ada@example.com");
  const sol = await person("sol@example.com");
  const first = await addAddress(ada, good);
  assert.equal(first.is_default_shipping + first.is_default_billing, 2);
  const second = await addAddress(ada, { ...good, line1: "2 Side Street", is_default_shipping: true });
  assert.equal((await findAddress(ada, first.id)).is_default_shipping, 0);
  assert.equal(second.is_default_billing, 0);

  for (const act of [
    () => findAddress(sol, first.id),
    () => changeAddress(sol, first.id, { city: "Elsewhere" }),
    () => replaceAddress(sol, first.id, good),
    () => removeAddress(sol, first.id),
  ]) {
    await assert.rejects(act, (error: unknown) => error instanceof Refusal && error.kind === "missing");
  }
  assert.equal((await findAddress(ada, first.id)).city, "Springfield");

  const moved = await changeAddress(ada, second.id, { city: "Chicago", is_default_billing: true });
  assert.equal(moved.line1, "2 Side Street");
  assert.equal(moved.is_default_shipping, 1);
  await assert.rejects(changeAddress(ada, second.id, { country: "GB" }));
  const replaced = await replaceAddress(ada, first.id, { ...good, line2: "Attic", is_default_billing: true });
  assert.equal(replaced.is_default_shipping, 0);

  await Promise.all([1, 2, 3, 4].map(() => addAddress(ada, { ...good, is_default_shipping: true })));
  assert.deepEqual(await findViolations(world.as(), identityInvariants), []);
  assert.equal((await listAddresses(ada)).length, 6);

  await removeAddress(ada, first.id);
  assert.equal((await findAddress(ada, second.id)).is_default_billing, 1);
  assert.equal((await listAddresses(sol)).length, 0);
});

test("what a country needs is said before anything is typed", () => {
  assert.deepEqual(addressRules("US"), { needs_state: true, needs_postal_code: true });
  assert.deepEqual(addressRules("DE"), { needs_state: false, needs_postal_code: true });
  assert.deepEqual(addressRules("HK"), { needs_state: false, needs_postal_code: false });
});

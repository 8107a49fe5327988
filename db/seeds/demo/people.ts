// Buyers and staff of the demo world.

import type { DemoBuyer, DemoStaff } from "./types.ts";

type Place = [line1: string, city: string, state: string, postal_code: string, country: string];

const buyer = (
  first_name: string,
  last_name: string,
  [line1, city, state, postal_code, country]: Place,
): DemoBuyer => {
  const key = first_name.toLowerCase();
  const region = state === "" ? {} : { state };
  const address = { full_name: `${first_name} ${last_name}`, line1, city, ...region, postal_code, country };
  return { key, first_name, last_name, email: `${key}@example.com`, address };
};

export const demoBuyers: DemoBuyer[] = [
  buyer("Ada", "Novak", ["418 Larkspur Lane", "Madison", "WI", "53703", "US"]),
  buyer("Ben", "Castillo", ["2207 Juniper Street, Apt 5", "San Antonio", "TX", "78205", "US"]),
  buyer("Chidi", "Eze", ["91 Harbor View Road", "Baltimore", "MD", "21230", "US"]),
  buyer("Dilara", "Aydin", ["Weserstraße 44", "Berlin", "", "12045", "DE"]),
  buyer("Emil", "Brunner", ["Lindengasse 12", "Wien", "", "1070", "AT"]),
  buyer("Freya", "Olsen", ["1530 Cascade Avenue", "Seattle", "WA", "98109", "US"]),
  buyer("Gwen", "Hartley", ["7 Tanyard Close", "Bristol", "", "BS3 1QE", "GB"]),
  buyer("Hassan", "Farouk", ["640 Maple Ridge Drive", "Dearborn", "MI", "48126", "US"]),
  buyer("Ivy", "Tran", ["3315 Telegraph Avenue", "Oakland", "CA", "94609", "US"]),
  buyer("Jules", "Moreau", ["18 rue des Tanneurs", "Lyon", "", "69005", "FR"]),
  buyer("Kofi", "Mensah", ["55 Chestnut Hill Road", "Stamford", "CT", "06903", "US"]),
  buyer("Lena", "Hofmann", ["Rosenweg 3", "Freiburg im Breisgau", "", "79104", "DE"]),
  buyer("Mateo", "Silva", ["1204 Gulf Breeze Court", "Tampa", "FL", "33606", "US"]),
  buyer("Nadia", "Petrov", ["860 Sainte-Catherine Street", "Montréal", "QC", "H3B 1E3", "CA"]),
];

export const demoStaff: DemoStaff[] = [
  { key: "olga", first_name: "Olga", last_name: "Brandt", email: "olga@example.com", role: "admin" },
  { key: "samir", first_name: "Samir", last_name: "Haddad", email: "samir@example.com", role: "staff" },
];

// Who else works for the demo world's sellers, and whom they have asked to.
import type { DemoMember, DemoTeam } from "./types.ts";

const member = (
  role: DemoMember["role"],
  first_name: string,
  last_name: string,
  email: string,
): DemoMember => ({
  ...{ key: first_name.toLowerCase(), role, first_name, last_name, email },
});

export const demoTeams: DemoTeam[] = [
  {
    seller: "herrera",
    owner: "sol@example.com",
    members: [
      member("orders", "Priya", "Nair", "priya.nair@example.com"),
      member("catalogue", "Tomás", "Herrera", "tomas.herrera@example.com"),
      member("finance", "Wanda", "Quist", "wanda.quist@example.com"),
    ],
    invited: [
      { email: "marisol.vega@example.com", role: "orders", days_ago: 2 },
      { email: "books@ledgerandbean.example.com", role: "finance", days_ago: 9 },
    ],
  },
  {
    seller: "lin-werkstatt",
    owner: "mei@example.com",
    members: [
      member("orders", "Jonas", "Weidner", "jonas.weidner@example.com"),
      member("catalogue", "Annika", "Vogt", "annika.vogt@example.com"),
    ],
    invited: [{ email: "steuer@kanzlei-rabe.example.com", role: "finance", days_ago: 1 }],
  },
  {
    seller: "brightside",
    owner: "dana.whitlock@example.com",
    members: [member("catalogue", "Marcus", "Oyelaran", "marcus.oyelaran@example.com")],
    invited: [],
  },
];

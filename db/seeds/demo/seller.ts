// How a seller of the demo world is written down.

import type { DemoSeller } from "./types.ts";

type Line = Omit<DemoSeller, "status" | "owner"> &
  Partial<Pick<DemoSeller, "status">> & { owner: [string, string, string] };

export const seller = ({ owner: [first_name, last_name, email], ...line }: Line): DemoSeller => ({
  status: "approved",
  ...line,
  owner: { first_name, last_name, email },
});

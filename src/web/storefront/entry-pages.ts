// Pages of the storefront: signing up, in and out, and where the links of account mails lead.
import type { PageRoute } from "#platform/http/page-route";
import { resetPages } from "./reset.ts";
import { signInPages } from "./sign-in.ts";
import { signOutPages } from "./sign-out.ts";
import { signUpPages } from "./sign-up.ts";
import { verifyPages } from "./verify.ts";

export const entryPages: PageRoute[] = [
  ...signInPages,
  ...signUpPages,
  ...signOutPages,
  ...verifyPages,
  ...resetPages,
];

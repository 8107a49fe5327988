// What the storefront does where scripts run: each part improves something that works without it.
import "./cart.ts";
import "./connection.ts";
import "./checkout.ts";
import "./dialog.ts";
import "./glance.ts";
import "./lists.ts";
import "./menu.ts";
import "./offline.ts";
import "./password.ts";
import "./prefetch.ts";
import "./problems.ts";
import "./product.ts";
import "./suggest.ts";

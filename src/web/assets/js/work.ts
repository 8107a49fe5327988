// What the working places do where scripts run: each part improves something that works without it.
import "./connection.ts";
import "./dialog.ts";
import "./menu.ts";
import "./password.ts";
import "./problems.ts";

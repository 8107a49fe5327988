// What the working places do where scripts run: each part improves something that works without it.
import "./category-tree.ts";
import "./connection.ts";
import "./dialog.ts";
import "./editor.ts";
import "./editor-preview.ts";
import "./follow.ts";
import "./menu.ts";
import "./palette.ts";
import "./password.ts";
import "./problems.ts";
import "./work-forms.ts";
import "./work-keys.ts";
import "./work-select.ts";

// Words of the parts that the seller centre and the back office share, in English.
import type { PluralWords } from "#platform/i18n";

export const workplace = {
  menu: "Menu",
  to_shop: "To the shop",
  search: {
    keys: "Ctrl K",
    open: "Search",
    label: "Search everything",
    placeholder: "Order, person, seller, product, page",
    none: "Nothing found.",
    failed: "The search didn’t answer. Try once more.",
    hint: "Choose with the arrow keys, open with Enter.",
    count: { one: "{n} result", other: "{n} results" } as PluralWords,
  },
  keys: {
    open: "Keyboard shortcuts",
    title: "Keyboard shortcuts",
    everything: "Search everything",
    here: "Search this list",
    shown: "Show these shortcuts",
    closed: "Close what is open",
  },
  filter: {
    label: "Filter the list",
    apply: "Show",
    clear: "Clear all",
  },
  views: {
    title: "My views",
    plain: "Standard",
    keep: "Save this view",
    keep_hint: "Search, filters, order and columns as they are now. Only you see it.",
    name: "Name of the view",
    replace: "Replace the view of this name",
    change: (name: string) => `Change the view “${name}”`,
    rename: "Rename",
    remove: "Remove this view",
    remove_hint: "Only the view goes; what it lists stays.",
    back: "Back to the list",
  },
  table: {
    select: "Select",
    select_all: "Select all rows on this page",
    sort: "Sort",
  },
  bulk: {
    label: "With the selected rows",
    hint: "Tick rows to change several at once.",
    selected: { one: "{n} selected", other: "{n} selected" } as PluralWords,
    clear: "Clear the selection",
  },
  change: {
    more: (share: string) => `${share} more`,
    less: (share: string) => `${share} less`,
    same: "no change",
    none: "nothing to compare with",
  },
};

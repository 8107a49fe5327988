// Words of the parts that the seller centre and the back office share, in German.
import type { workplace as english } from "../en/workplace.ts";

export const workplace: typeof english = {
  menu: "Menü",
  to_shop: "Zum Shop",
  search: {
    keys: "Strg K",
    open: "Suchen",
    label: "Überall suchen",
    placeholder: "Bestellung, Person, Anbieter, Produkt, Seite",
    none: "Nichts gefunden.",
    failed: "Die Suche antwortet nicht. Bitte versuchen Sie es noch einmal.",
    hint: "Mit den Pfeiltasten wählen, mit der Eingabetaste öffnen.",
    count: { one: "{n} Treffer", other: "{n} Treffer" },
  },
  keys: {
    open: "Tastenkürzel",
    title: "Tastenkürzel",
    everything: "Überall suchen",
    here: "In dieser Liste suchen",
    shown: "Diese Tastenkürzel anzeigen",
    closed: "Offenes schließen",
  },
  filter: {
    label: "Liste eingrenzen",
    apply: "Anzeigen",
    clear: "Alle zurücksetzen",
  },
  views: {
    title: "Meine Ansichten",
    plain: "Standard",
    keep: "Ansicht speichern",
    keep_hint: "Suche, Filter, Reihenfolge und Spalten, wie sie jetzt sind. Nur Sie sehen sie.",
    name: "Name der Ansicht",
    replace: "Ansicht dieses Namens ersetzen",
    change: (name) => `Ansicht „${name}“ ändern`,
    rename: "Umbenennen",
    remove: "Ansicht entfernen",
    remove_hint: "Nur die Ansicht verschwindet; was sie auflistet, bleibt.",
    back: "Zurück zur Liste",
  },
  table: {
    select: "Auswählen",
    select_all: "Alle Zeilen dieser Seite auswählen",
    sort: "Sortieren",
  },
  bulk: {
    label: "Mit den ausgewählten Zeilen",
    hint: "Markieren Sie Zeilen, um mehrere auf einmal zu ändern.",
    selected: { one: "{n} ausgewählt", other: "{n} ausgewählt" },
    clear: "Auswahl aufheben",
  },
  change: {
    more: (share) => `${share} mehr`,
    less: (share) => `${share} weniger`,
    same: "unverändert",
    none: "kein Vergleichswert",
  },
};

// German words of the seller centre's frame, its start page and its orders.
import type { selling as english } from "../en/selling.ts";
import { orders } from "./selling-orders.ts";

export const selling: typeof english = {
  nav: {
    start: "Übersicht",
    shop: "Zum Marktplatz",
    store: "Ihren Shop ansehen",
    selling: "Verkauf",
    orders: "Bestellungen",
  },
  standing: {
    reason: "Begründung:",
    reapply: "Bewerbung ändern und erneut absenden",
    pending: {
      title: "Ihre Bewerbung wird geprüft",
      text: "Sie erhalten eine E-Mail, sobald entschieden ist. Bis dahin können Sie alles vorbereiten: Ihr Profil, den Versand und Ihre Produkte als Entwürfe.",
    },
    rejected: {
      title: "Ihre Bewerbung wurde nicht angenommen",
      text: "Nichts ist verloren: Ändern Sie, was bemängelt wurde, und bewerben Sie sich erneut.",
    },
    suspended: {
      title: "Ihr Shop ist gesperrt",
      text: "Käufer sehen Ihre Produkte nicht. Vorhandene Bestellungen können Sie noch abschließen, alles andere nur lesen. Schreiben Sie uns, wenn Sie das für einen Irrtum halten.",
    },
  },
  orders,
  start: {
    title: "Übersicht",
    intro: "So steht es um Ihren Shop, und das ist als Nächstes zu tun.",
    centre: "Zum Verkäuferbereich",
  },
  checklist: {
    title: "Richten Sie Ihren Shop ein",
    progress: (done: string, all: string) => `${done} von ${all} erledigt`,
    done: "erledigt",
    open: "noch offen",
    steps: {
      profile: {
        title: "Beschreiben Sie Ihren Shop",
        text: "Eine Zeile dazu, was Sie verkaufen, und einige Sätze über Sie.",
      },
      logo: {
        title: "Fügen Sie Ihr Logo hinzu",
        text: "Es steht neben Ihrem Namen, wo immer Käufer Ihren Shop sehen.",
      },
      address: {
        title: "Geben Sie Ihre Adresse an",
        text: "Sie steht auf Lieferscheinen und Bestellübersichten.",
      },
      policies: {
        title: "Formulieren Sie Ihre Bedingungen",
        text: "Wie Sie versenden und wie Sie Ware zurücknehmen. Käufer lesen beides vor dem Kauf.",
      },
      shipping: {
        title: "Richten Sie den Versand ein",
        text: "Wohin Sie liefern, was es kostet und wie lange es dauert.",
      },
      product: {
        title: "Legen Sie Ihr erstes Produkt an",
        text: "Ein Entwurf genügt für den Anfang; veröffentlichen Sie ihn, wenn Sie so weit sind.",
      },
    },
  },
  reapply: {
    title: "Erneut bewerben",
    name: "Name des Shops",
    description: "Über Ihren Shop",
    description_hint: "Was Sie verkaufen, woher es kommt, wer Sie sind.",
    submit: "Bewerbung absenden",
    done: "Ihre Bewerbung ist unterwegs. Sie erhalten eine E-Mail, sobald entschieden ist.",
  },
};

// Words of about, help and policies, in German.
import type { info as english } from "../en/info.ts";
import { help } from "./info-help.ts";
import { policies } from "./info-policies.ts";

export const info: typeof english = {
  start: "Startseite",
  outbox: {
    title: "Gesendete Mails",
    empty:
      "Noch wurde keine Mail geschrieben. Registrieren, bestellen oder setzen Sie ein Passwort zurück, und sie landet hier.",
    when: "Wann",
    to: "An",
    subject: "Betreff",
    all: "Alle Mails",
  },
  about: {
    title: "Über BuyBuy",
    description:
      "Ein Marktplatz selbstständiger Händler: ein Warenkorb, eine Zahlung, und alles an einem Ort im Blick.",
    lead: "Viele selbstständige Händler, ein Warenkorb. Sie bezahlen einmal, jeder Händler verschickt seinen Teil, und Sie behalten alles an einem Ort im Blick.",
    facts: [
      {
        title: "Ein Warenkorb, eine Zahlung",
        text: "Füllen Sie ihn bei so vielen Händlern, wie Sie möchten. Ein Gesamtbetrag mit Versand und Steuer, noch vor der Bestellung.",
      },
      {
        title: "Händler mit Namen",
        text: "Bei jedem Produkt steht, wer es verkauft. Neue Shops sehen wir uns an, bevor sie öffnen.",
      },
      {
        title: "Jedes Paket im Blick",
        text: "Der Teil jedes Händlers hat eigene Schritte und eine eigene Sendungsverfolgung. Bis zum Versand können Sie ihn stornieren.",
      },
      {
        title: "Niemand beobachtet Sie",
        text: "Keine Werbung, keine Statistikcookies, nichts von anderen Websites. Kartennummern erreichen uns nie.",
      },
    ],
    story_title: "So funktioniert es",
    story: [
      "Der Betreiber dieses Marktplatzes führt die Website, nimmt die Zahlungen entgegen und leitet jedem Händler seinen Anteil weiter. Die Händler bestimmen Preise, Bestand und Versand und stehen für ihre Waren ein.",
      "Die Website funktioniert ohne Skripte, mit der Tastatur, auf kleinen Bildschirmen und in drei Sprachen. Alles, was sie kann, geht auch über eine offene API.",
    ],
    browse: "Umsehen",
    sell: "Shop eröffnen",
  },
  help,
  policies,
};

// Questions that people ask, with answers, in German.
import type { help as english } from "../en/info-help.ts";

export const help: typeof english = {
  title: "Hilfe",
  description: "Antworten zu Bestellung, Zahlung, Lieferung, Stornierung, Rückgabe und Verkauf.",
  lead: "Kurze Antworten auf das, was am häufigsten gefragt wird. Alles andere beantwortet ein Mensch.",
  topics_label: "Themen",
  topics: [
    {
      id: "ordering",
      title: "Bestellen",
      questions: [
        {
          question: "Brauche ich ein Konto, um zu bestellen?",
          answer: [
            "Nein. Eine E-Mail-Adresse und eine Lieferadresse genügen. In der Bestätigungsmail steht ein Link zu Ihrer Bestellung; bewahren Sie ihn gut auf, denn wer ihn hat, kann die Bestellung sehen.",
            "Mit einem Konto sehen Sie alle Bestellungen an einem Ort, speichern Adressen und sind schneller durch die Kasse.",
          ],
        },
        {
          question: "Kann ich bei mehreren Händlern auf einmal kaufen?",
          answer: [
            "Ja. Ein Warenkorb, eine Zahlung, eine Bestellnummer. Jeder Händler verschickt seinen Teil selbst, daher kann eine Bestellung in mehreren Paketen ankommen. Die Versandart wählen Sie für jeden Händler.",
          ],
        },
        {
          question: "Preis oder Bestand haben sich geändert, während etwas im Warenkorb lag. Was nun?",
          answer: [
            "Der Warenkorb sagt es neben dem Produkt, und Sie entscheiden. Reserviert wird erst mit der Bestellung; von da an gehört es Ihnen zu dem Preis, den Sie auf der letzten Seite gesehen haben.",
          ],
        },
        {
          question: "Warum nimmt der Warenkorb keine Produkte in einer anderen Währung an?",
          answer: [
            "Jeder Händler verkauft in einer Währung, und eine Bestellung wird in einer bezahlt. Bestellen Sie zuerst, was im Warenkorb liegt, und danach den Rest.",
          ],
        },
      ],
    },
    {
      id: "payment",
      title: "Bezahlen",
      questions: [
        {
          question: "Wie kann ich bezahlen?",
          answer: [
            "Mit Karte, mit PayPal, per Überweisung oder bar bei Lieferung. Die Kasse zeigt, was für Ihre Bestellung angeboten wird.",
          ],
        },
        {
          question: "Meine Karte wurde abgelehnt. Ist die Bestellung verloren?",
          answer: [
            "Nein. Die Bestellung wartet eine Weile, und alles bleibt reserviert. Öffnen Sie sie und bezahlen Sie noch einmal, mit derselben Karte oder anders. Eine Bestellung wird nie doppelt abgebucht.",
          ],
        },
        {
          question: "Speichern Sie meine Kartennummer?",
          answer: [
            "Nein. Kartennummern gehen ausschließlich an den Zahlungsdienstleister. Wir speichern, wie, wie viel und wann Sie bezahlt haben.",
          ],
        },
      ],
    },
    {
      id: "delivery",
      title: "Lieferung",
      questions: [
        {
          question: "Wann kommt meine Bestellung an?",
          answer: [
            "Jede Versandart nennt vor der Bestellung die Zahl der Tage. Sie zählen ab der Bestätigung Ihrer Bestellung.",
          ],
        },
        {
          question: "Wie verfolge ich ein Paket?",
          answer: [
            "Öffnen Sie die Bestellung. Der Teil jedes Händlers hat seine eigenen Schritte und eine Sendungsnummer mit Link, sobald der Händler sie einträgt. Beim Versand erhalten Sie außerdem eine E-Mail.",
          ],
        },
        {
          question: "Wohin wird geliefert?",
          answer: [
            "Jeder Händler legt fest, wohin er liefert. Liefert einer nicht an Ihre Adresse, sagt es die Kasse, bevor Sie bezahlen.",
          ],
        },
      ],
    },
    {
      id: "cancelling",
      title: "Stornieren und zurückgeben",
      questions: [
        {
          question: "Kann ich eine Bestellung stornieren?",
          answer: [
            "Ja, solange nichts davon verschickt ist: die ganze Bestellung oder den Teil eines Händlers. Öffnen Sie die Bestellung und wählen Sie „Stornieren“. Was Sie dafür bezahlt haben, kommt auf demselben Weg zurück; eine Überweisung wird von Hand erstattet und dauert etwas länger.",
          ],
        },
        {
          question: "Wie gebe ich etwas zurück?",
          answer: [
            "Auf der Seite jedes Händlers stehen seine Rückgabebedingungen. Antworten Sie auf die Bestätigungsmail mit der Bestellnummer und dem, was Sie zurückgeben möchten; wir bringen Sie und den Händler zusammen.",
            "Ihre gesetzlichen Rechte bleiben bestehen, was auch immer in den Bedingungen eines Händlers steht.",
          ],
        },
        {
          question: "Etwas kam beschädigt oder gar nicht an.",
          answer: [
            "Schreiben Sie uns mit der Bestellnummer, möglichst mit einem Foto. Der Händler steht dafür ein; tut er es nicht, können wir Ihnen das Geld erstatten.",
          ],
        },
      ],
    },
    {
      id: "account",
      title: "Konto",
      questions: [
        {
          question: "Ich habe mein Passwort vergessen.",
          answer: [
            "Wählen Sie auf der Anmeldeseite „Passwort vergessen?“. Wir schicken einen Link, der einmal und 30 Minuten lang gilt. Mit dem neuen Passwort enden alle Ihre Sitzungen.",
          ],
        },
        {
          question: "Wie sehe ich, wo ich angemeldet bin, und wie beende ich es?",
          answer: [
            "In Ihrem Konto stehen alle Sitzungen. Beenden Sie eine oder alle. Eine Sitzung, die 14 Tage nicht benutzt wird, endet von selbst.",
          ],
        },
      ],
    },
    {
      id: "selling",
      title: "Verkaufen",
      questions: [
        {
          question: "Wie werde ich Händler?",
          answer: [
            "Eröffnen Sie einen Shop: Geben Sie ihm einen Namen und legen Sie ein Konto an oder nutzen Sie Ihr bestehendes. Neue Shops sehen wir uns an, bevor ihre Produkte gekauft werden können; Sie hören per E-Mail von uns.",
          ],
        },
        {
          question: "Was kostet das?",
          answer: [
            "Wir behalten eine Provision auf das, was Sie verkaufen, ohne Steuer. Der Satz, der beim Verkauf gilt, bleibt für diesen Verkauf bestehen. Wird ein Verkauf erstattet, dann auch seine Provision.",
          ],
        },
        {
          question: "Kann ich meinen Shop aus einem anderen System verwalten?",
          answer: ["Ja. Alles geht auch über die API; siehe „Für Entwickler“ unten."],
        },
      ],
    },
  ],
  contact_title: "Schreiben Sie uns",
  contact_text:
    "Antworten Sie auf eine beliebige E-Mail von uns: Sie erreicht den Betreiber dieses Marktplatzes. Nennen Sie die Bestellnummer, wenn es um eine Bestellung geht, und niemals Ihr Passwort.",
  contact_address: "Oder schreiben Sie an",
  more_label: "Weiterlesen",
};

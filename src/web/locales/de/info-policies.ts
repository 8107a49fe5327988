// Terms, privacy, shipping and returns, in German.
import type { policies as english } from "../en/info-policies.ts";

export const policies: typeof english = {
  label: "Bedingungen",
  version: (version) => `Fassung ${version}`,
  terms: {
    title: "AGB",
    description: "Was gilt, wenn Sie auf diesem Marktplatz kaufen oder verkaufen.",
    lead: "Was zwischen Ihnen, den Händlern und dem Betreiber dieses Marktplatzes gilt.",
    sections: [
      {
        title: "Wer ist wer",
        paragraphs: [
          "Der Betreiber dieses Marktplatzes führt diese Website und nimmt die Zahlungen entgegen. Die Waren verkaufen selbstständige Händler, die bei jedem Produkt, im Warenkorb und in der Bestellung genannt sind.",
          "Den Vertrag über die Ware schließen Sie mit ihrem Händler. Der Betreiber ist daran nicht beteiligt, sofern es beim Produkt nicht anders steht.",
        ],
      },
      {
        title: "Bestellung",
        paragraphs: [
          "Was gezeigt wird, ist eine Aufforderung zur Bestellung. Mit der letzten Schaltfläche der Kasse bestellen Sie verbindlich zum dort gezeigten Preis einschließlich Versand und Steuer. Der Vertrag kommt zustande, wenn Ihnen die Bestellung bestätigt wird.",
          "Die Fassung dieser Bedingungen, der Sie zustimmen, wird bei Ihrer Bestellung festgehalten.",
        ],
      },
      {
        title: "Preise und Zahlung",
        paragraphs: [
          "Die Preise stehen in der Währung des Händlers. Ob die Steuer enthalten ist, steht im Warenkorb und an der Kasse. Sie bezahlen einmal für die ganze Bestellung; der Betreiber leitet jedem Händler seinen Anteil weiter.",
          "Bestellungen, die unbezahlt bleiben, werden storniert, und was für sie reserviert war, wird wieder frei.",
        ],
      },
      {
        title: "Lieferung, Stornierung und Rückgabe",
        paragraphs: [
          "Die Lieferung beschreibt die Seite zum Versand, Stornierung und Rückgabe beschreibt die Seite zur Rückgabe. Beide sind Teil dieser Bedingungen.",
        ],
      },
      {
        title: "Ihr Konto",
        paragraphs: [
          "Behalten Sie Ihr Passwort für sich. Sie stehen für das ein, was mit Ihrem Konto geschieht, bis Sie uns mitteilen, dass jemand anderes es benutzt. Konten, mit denen getäuscht oder geschadet wird, können wir schließen.",
        ],
      },
      {
        title: "Verkaufen",
        paragraphs: [
          "Ein Shop wird auf Antrag eröffnet und kann mit Begründung gesperrt werden, wenn Bestellungen nicht erfüllt werden oder Produkte unzulässig sind. Auch ein gesperrter Shop erfüllt, was schon bestellt ist.",
          "Für einen Verkauf gilt die Provision zum Zeitpunkt des Verkaufs. Sie wird zurückgegeben, wenn der Verkauf storniert oder erstattet wird.",
        ],
      },
      {
        title: "Recht",
        paragraphs: [
          "Es gilt das Recht des Landes, in dem der Betreiber seinen Sitz hat. Verbraucher behalten den Schutz, den ihnen das Recht ihres eigenen Landes gibt.",
        ],
      },
    ],
  },
  privacy: {
    title: "Datenschutz",
    description: "Was wir über Sie speichern, warum, wie lange und wer es sieht.",
    lead: "Wir speichern, was eine Bestellung braucht, zeigen es denen, die es sehen müssen, und niemand beobachtet Sie hier.",
    sections: [
      {
        title: "Was wir speichern",
        paragraphs: [
          "Bei einem Konto: Ihren Namen, Ihre E-Mail-Adresse, was Sie in Profil und Adressbuch eintragen, und einen Hashwert Ihres Passworts, niemals das Passwort selbst.",
          "Bei einer Bestellung: was Sie gekauft haben, die Adressen, Ihre E-Mail-Adresse, wie Sie bezahlt haben und was mit der Bestellung geschah. Kartennummern gehen ausschließlich an den Zahlungsdienstleister.",
          "Bei einer Sitzung: die Art des Browsers und die Netzwerkadresse, von der sie eröffnet wurde, damit Sie sie in Ihrem Konto wiedererkennen.",
          "Bei Änderungen durch Mitarbeiter und Verkäufer: wer sie von welcher Netzwerkadresse aus gemacht hat, in einem Protokoll, das nur der Betreiber liest.",
        ],
      },
      {
        title: "Wer es sieht",
        paragraphs: [
          "Ein Händler sieht, was er braucht, um seinen Teil Ihrer Bestellung zu verschicken: Name, Lieferadresse, Kontakt und was bei ihm gekauft wurde; niemals, was Sie anderswo kaufen. Der Zahlungsdienstleister sieht die Zahlung. Berechtigte Mitarbeiter des Betreibers sehen, was sie brauchen, um Ihnen zu helfen.",
          "Wir verkaufen keine Daten und geben keine für Werbung weiter.",
        ],
      },
      {
        title: "Cookies",
        paragraphs: [
          "Wir setzen nur Cookies, die der Shop braucht: eines hält Sie angemeldet, eines merkt sich den Warenkorb eines Gastes, eines schützt Formulare. Skripte können sie nicht lesen, und an andere Websites werden sie nicht gesendet. Es gibt keine Statistik- oder Werbecookies und keine Inhalte anderer Websites.",
        ],
      },
      {
        title: "Wie lange",
        paragraphs: [
          "Eine Sitzung endet, wenn sie 14 Tage nicht benutzt wird, spätestens nach 90 Tagen, und wird dann gelöscht. Der Warenkorb eines Gastes wird nach 30 Tagen ohne Nutzung geschlossen. Der Text von Mails wird nach 30 Tagen geleert. Die Netzwerkadresse einer Änderung wird nach 180 Tagen vergessen.",
          "Bestellungen und Zahlungen bewahren wir so lange auf, wie das Gesetz es für die Buchführung verlangt. Ein Konto bleibt, bis Sie uns bitten, es zu schließen.",
        ],
      },
      {
        title: "Ihre Rechte",
        paragraphs: [
          "Sie können Ihre Daten in Ihrem Konto sehen und ändern. Vom Betreiber dieses Marktplatzes können Sie eine Kopie, Berichtigung, Löschung oder Einschränkung verlangen und sich bei einer Aufsichtsbehörde beschweren. Sie erreichen uns, indem Sie auf eine unserer E-Mails antworten.",
        ],
      },
    ],
  },
  shipping: {
    title: "Versand",
    description: "Wer verschickt, was es kostet, wie lange es dauert und wie Sie ein Paket verfolgen.",
    lead: "Jeder Händler verschickt seine Waren selbst, zu seinen Preisen und von seinem Ort aus.",
    sections: [
      {
        title: "Was es kostet",
        paragraphs: [
          "Die Kasse zeigt alle Versandarten, die ein Händler an Ihre Adresse anbietet, mit Preis. Der Gesamtbetrag vor der Bestellung enthält alles: Ware, Versand und Steuer.",
        ],
      },
      {
        title: "Wie lange es dauert",
        paragraphs: [
          "Jede Versandart nennt die kleinste und die größte Zahl von Tagen. Waren mehrerer Händler kommen in mehreren Paketen, und jedes hat seine eigene Zeit.",
        ],
      },
      {
        title: "Wohin",
        paragraphs: [
          "Die Händler wählen die Länder, in die sie liefern. Liefert einer nicht in Ihres, sagt es die Kasse, bevor Sie bezahlen, und Sie können den Rest bestellen.",
        ],
      },
      {
        title: "Ein Paket verfolgen",
        paragraphs: [
          "Beim Versand erhalten Sie eine E-Mail. Die Bestellung zeigt den Teil jedes Händlers mit seinen Schritten und, sobald der Händler sie einträgt, die Sendungsnummer.",
        ],
      },
      {
        title: "Verspätet oder verloren",
        paragraphs: [
          "Verspätet sich ein Paket, antworten Sie auf die Bestätigungsmail mit der Bestellnummer. Der Händler trägt das Risiko, bis das Paket bei Ihnen ist.",
        ],
      },
    ],
  },
  returns: {
    title: "Stornierung und Rückgabe",
    description: "Wie Sie eine Bestellung stornieren, etwas zurückgeben und Ihr Geld zurückbekommen.",
    lead: "Vor dem Versand stornieren Sie mit einem Klick. Danach gelten die Bedingungen des Händlers und das Gesetz.",
    sections: [
      {
        title: "Stornieren vor dem Versand",
        paragraphs: [
          "Sie können eine ganze Bestellung oder den Teil eines Händlers stornieren, solange von diesem Teil nichts verschickt ist. Es gilt sofort. Was Sie dafür bezahlt haben, wird vollständig erstattet, einschließlich des Versands.",
        ],
      },
      {
        title: "Zurückgeben, was angekommen ist",
        paragraphs: [
          "Auf der Seite des Händlers steht, innerhalb welcher Zeit und wie er zurücknimmt. Antworten Sie zunächst auf die Bestätigungsmail mit der Bestellnummer; der Betreiber dieses Marktplatzes gibt es an den Händler weiter und bleibt daran.",
          "Verbraucher haben das gesetzliche Widerrufsrecht und Anspruch auf mangelfreie Ware. Keine Bedingung nimmt ihnen das.",
        ],
      },
      {
        title: "Erstattungen",
        paragraphs: [
          "Geld geht auf dem Weg zurück, auf dem es kam. Eine Kartenerstattung geht sofort an den Zahlungsdienstleister, Ihre Bank braucht einige Tage. Überweisungen und Barzahlungen werden von Hand erstattet.",
          "Die Bestellung zeigt jede Erstattung und wie weit sie ist.",
        ],
      },
      {
        title: "Beschädigt, falsch oder unvollständig",
        paragraphs: [
          "Schreiben Sie uns bald, mit der Bestellnummer und möglichst einem Foto. Der Händler schickt Ersatz, oder das Geld kommt zurück. Antwortet er nicht, entscheidet der Betreiber.",
        ],
      },
    ],
  },
};

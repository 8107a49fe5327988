// Words of about, help and policies, in English.
import { help } from "./info-help.ts";
import { policies } from "./info-policies.ts";

export const info = {
  start: "Home",
  outbox: {
    title: "Sent mails",
    empty: "No mail has been written yet. Register, order or reset a password, and it lands here.",
    when: "When",
    to: "To",
    subject: "Subject",
    all: "All mails",
  },
  about: {
    title: "About BuyBuy",
    description:
      "A marketplace of independent sellers with one cart, one payment and one place to follow it all.",
    lead: "Many independent sellers, one cart. You pay once, every seller sends their own part, and you follow all of it in one place.",
    facts: [
      {
        title: "One cart, one payment",
        text: "Fill it from as many sellers as you like. One total, with shipping and tax, before you order.",
      },
      {
        title: "Sellers with a name",
        text: "Every product says who sells it. New stores are looked at before they open.",
      },
      {
        title: "Every parcel followed",
        text: "Each seller’s part has its own steps and tracking. Until it is sent, you can cancel it.",
      },
      {
        title: "Nothing watches you",
        text: "No advertising, no statistics cookies, nothing loaded from other sites. Card numbers never reach us.",
      },
    ],
    story_title: "How it works",
    story: [
      "The operator of this marketplace runs the site, takes the payments and passes each seller’s share on. The sellers set prices, stock and shipping, and answer for their goods.",
      "The site works without scripts, with a keyboard, on small screens and in three languages. Everything that it does can also be done over an open API.",
    ],
    browse: "Look around",
    sell: "Open a store",
  },
  help,
  policies,
};

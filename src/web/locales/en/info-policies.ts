// Terms, privacy, shipping and returns, in English.

/** A text in sections. */
export interface Policy {
  title: string;
  description: string;
  lead: string;
  sections: { title: string; paragraphs: string[] }[];
}

export const policies = {
  label: "Policies",
  version: (version: string) => `Version ${version}`,
  terms: {
    title: "Terms",
    description: "What applies when you buy or sell on this marketplace.",
    lead: "What applies between you, the sellers, and the operator of this marketplace.",
    sections: [
      {
        title: "Who is who",
        paragraphs: [
          "The operator of this marketplace runs this site and takes the payments. The goods are sold by independent sellers, who are named beside every product, in the cart and in the order.",
          "Your contract about goods is with their seller. The operator is not a party to it, unless a product says so.",
        ],
      },
      {
        title: "Ordering",
        paragraphs: [
          "What is shown is an invitation to order. With the last button of the checkout you make a binding order at the price shown there, including shipping and tax. The contract is made when the order is confirmed to you.",
          "The version of these terms that you accept is kept with your order.",
        ],
      },
      {
        title: "Prices and payment",
        paragraphs: [
          "Prices are in the seller’s currency. Whether tax is included is said in the cart and at the checkout. You pay once for the whole order; the operator passes each seller’s share on.",
          "Orders that stay unpaid are cancelled, and what was reserved for them is free again.",
        ],
      },
      {
        title: "Delivery, cancelling and returns",
        paragraphs: [
          "Delivery is described on the page about shipping, cancelling and returning on the page about returns. Both are part of these terms.",
        ],
      },
      {
        title: "Your account",
        paragraphs: [
          "Keep your password to yourself. You answer for what is done with your account until you tell us that somebody else uses it. We may close accounts that are used to deceive or to harm others.",
        ],
      },
      {
        title: "Selling",
        paragraphs: [
          "A store is opened by application and can be suspended with a reason when its orders are not fulfilled or its products are not lawful. A suspended store still fulfils what is ordered.",
          "The commission in force at the time of a sale applies to it. It is given back when the sale is cancelled or refunded.",
        ],
      },
      {
        title: "Law",
        paragraphs: [
          "The law of the country in which the operator has its seat applies. Consumers keep the protection that the law of their own country gives them.",
        ],
      },
    ],
  } as Policy,
  privacy: {
    title: "Privacy",
    description: "What we keep about you, why, for how long, and who sees it.",
    lead: "We keep what an order needs, show it to whoever must see it, and nothing watches you here.",
    sections: [
      {
        title: "What we keep",
        paragraphs: [
          "With an account: your name, e-mail address, what you add to your profile and address book, and a hash of your password, never the password itself.",
          "With an order: what you bought, the addresses, your e-mail address, how you paid, and what happened to the order. Card numbers go to the payment provider alone.",
          "With a session: the kind of browser and the network address it was opened from, so that you can recognise it in your account.",
          "With what staff and sellers change: who did it and from which network address, in a log that only the operator reads.",
        ],
      },
      {
        title: "Who sees it",
        paragraphs: [
          "A seller sees what is needed to send their part of your order: name, delivery address, contact, and what was bought from them; never what you bought elsewhere. The payment provider sees the payment. Authorised staff of the operator see what they need to help you.",
          "We sell no data and pass none on for advertising.",
        ],
      },
      {
        title: "Cookies",
        paragraphs: [
          "We set only cookies that the shop needs: one that keeps you signed in, one that remembers a guest’s cart, and one that protects forms. They can’t be read by scripts and are not sent to other sites. There are no statistics or advertising cookies, and no content from other sites.",
        ],
      },
      {
        title: "How long",
        paragraphs: [
          "A session ends after 14 days without use and after 90 days at the latest, and is then deleted. A guest’s cart is put away after 30 days without use. The text of mails is emptied after 30 days. The network address of a change is forgotten after 180 days.",
          "Orders and payments are kept as long as the law on bookkeeping asks for. An account stays until you ask us to close it.",
        ],
      },
      {
        title: "Your rights",
        paragraphs: [
          "You can see and change your data in your account. You may ask the operator of this marketplace for a copy, for correction, deletion or restriction, and complain to a supervisory authority. Answer any of our mails to reach us.",
        ],
      },
    ],
  } as Policy,
  shipping: {
    title: "Shipping",
    description: "Who ships, what it costs, how long it takes, and how to follow a parcel.",
    lead: "Each seller ships their own goods, at their own prices, from their own place.",
    sections: [
      {
        title: "What it costs",
        paragraphs: [
          "The checkout shows every way of shipping that a seller offers to your address, with its price. The total before you order holds everything: goods, shipping and tax.",
        ],
      },
      {
        title: "How long it takes",
        paragraphs: [
          "Each way of shipping names the least and the most number of days. Goods from several sellers come in several parcels, and each has its own time.",
        ],
      },
      {
        title: "Where to",
        paragraphs: [
          "Sellers choose the countries they ship to. If one of them doesn’t ship to yours, the checkout says so before you pay, and you can order the rest.",
        ],
      },
      {
        title: "Following a parcel",
        paragraphs: [
          "You get a mail when a parcel is sent. The order shows each seller’s part with its steps and, when the seller enters it, a tracking number.",
        ],
      },
      {
        title: "Late or lost",
        paragraphs: [
          "If a parcel is late, answer the confirmation mail with the order number. The seller carries the risk until the parcel reaches you.",
        ],
      },
    ],
  } as Policy,
  returns: {
    title: "Cancelling and returns",
    description: "How to cancel an order, return something, and get your money back.",
    lead: "Before it is sent you cancel with one press. Afterwards each seller’s returns policy applies, and the law.",
    sections: [
      {
        title: "Cancelling before it is sent",
        paragraphs: [
          "You can cancel a whole order, or one seller’s part of it, as long as nothing of that part is sent. It counts at once. What you paid for it is refunded in full, shipping included.",
        ],
      },
      {
        title: "Returning what arrived",
        paragraphs: [
          "The seller’s page says within which time and how things are taken back. To begin, answer the confirmation mail with the order number; the operator of this marketplace passes it on to the seller and follows it up.",
          "Consumers have the rights to withdraw and to goods without defects that the law gives them. No policy takes these away.",
        ],
      },
      {
        title: "Refunds",
        paragraphs: [
          "Money goes back the way it came. A card refund is sent to the payment provider at once, and your bank takes a few days. A refund of a bank transfer or of cash is sent by hand.",
          "The order shows each refund and how far it is.",
        ],
      },
      {
        title: "Broken, wrong or missing",
        paragraphs: [
          "Tell us soon, with the order number and if possible a picture. The seller sends another one or the money goes back. If the seller doesn’t answer, the operator decides.",
        ],
      },
    ],
  } as Policy,
};

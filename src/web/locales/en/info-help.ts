// Questions that people ask, with answers, in English.

/** A heading with its questions; an answer is one paragraph or more. */
export interface HelpTopic {
  id: string;
  title: string;
  questions: { question: string; answer: string[] }[];
}

export const help = {
  title: "Help",
  description: "Answers on ordering, paying, delivery, cancelling, returning and selling.",
  lead: "Short answers to what people ask most. What is not here, a person answers.",
  topics_label: "Topics",
  topics: [
    {
      id: "ordering",
      title: "Ordering",
      questions: [
        {
          question: "Do I need an account to order?",
          answer: [
            "No. An e-mail address and a delivery address are enough. The confirmation mail holds a link to your order; keep it, because whoever has the link can see the order.",
            "With an account you see all your orders in one place, keep addresses, and check out faster.",
          ],
        },
        {
          question: "Can I buy from several sellers at once?",
          answer: [
            "Yes. One cart, one payment, one order number. Each seller sends their own part, so an order may arrive in several parcels. You choose the way of shipping for each seller.",
          ],
        },
        {
          question: "A price or the stock changed while it was in my cart. What now?",
          answer: [
            "The cart says so beside the product, and you decide. Nothing is reserved until you order; from then on it is yours at the price that you saw on the last page.",
          ],
        },
        {
          question: "Why does the cart refuse products in another currency?",
          answer: [
            "Each seller sells in one currency, and an order is paid in one. Order what is in the cart first, then the rest.",
          ],
        },
      ],
    },
    {
      id: "payment",
      title: "Payment",
      questions: [
        {
          question: "How can I pay?",
          answer: [
            "By card, by PayPal, by bank transfer, or in cash on delivery. The checkout shows which of these are offered for your order.",
          ],
        },
        {
          question: "My card was declined. Is the order lost?",
          answer: [
            "No. The order waits for a while with everything reserved. Open it and pay again with the same card or in another way. You are never charged twice for one order.",
          ],
        },
        {
          question: "Do you keep my card number?",
          answer: [
            "No. Card numbers go to the payment provider alone. We keep how you paid, how much and when.",
          ],
        },
      ],
    },
    {
      id: "delivery",
      title: "Delivery",
      questions: [
        {
          question: "When does my order arrive?",
          answer: [
            "Each way of shipping names its number of days before you order. It counts from the moment your order is confirmed.",
          ],
        },
        {
          question: "How do I follow a parcel?",
          answer: [
            "Open the order. Each seller’s part has its own steps, and a tracking number with a link as soon as the seller enters one. You also get a mail when a parcel is sent.",
          ],
        },
        {
          question: "Where do you deliver to?",
          answer: [
            "Each seller says where they ship to. When a seller doesn’t ship to your address, the checkout tells you before you pay.",
          ],
        },
      ],
    },
    {
      id: "cancelling",
      title: "Cancelling and returning",
      questions: [
        {
          question: "Can I cancel an order?",
          answer: [
            "Yes, until something of it is sent: the whole order, or one seller’s part. Open the order and choose to cancel. What you paid for it is refunded the way you paid; a bank transfer is sent back by hand and takes a little longer.",
          ],
        },
        {
          question: "How do I return something?",
          answer: [
            "Every seller has a page with their returns policy. Answer the order’s confirmation mail with the order number and what you want to return, and we bring you and the seller together.",
            "Rights that the law gives you stay as they are, whatever a seller’s policy says.",
          ],
        },
        {
          question: "Something arrived broken, or not at all.",
          answer: [
            "Tell us with the order number, if possible with a picture. The seller answers for it; if they don’t, we can refund you.",
          ],
        },
      ],
    },
    {
      id: "account",
      title: "Account",
      questions: [
        {
          question: "I forgot my password.",
          answer: [
            "On the page to sign in, choose “Forgot your password?”. We send a link that is good once, for 30 minutes. With the new password all your sessions end.",
          ],
        },
        {
          question: "How do I see where I am signed in, and end it?",
          answer: [
            "Your account lists every session. End one, or all of them. A session that isn’t used for 14 days ends by itself.",
          ],
        },
      ],
    },
    {
      id: "selling",
      title: "Selling",
      questions: [
        {
          question: "How do I become a seller?",
          answer: [
            "Open a store: name it, and make an account or use the one you have. New stores are looked at before their products can be bought; you hear from us by e-mail.",
          ],
        },
        {
          question: "What does it cost?",
          answer: [
            "We keep a commission of what you sell, without tax. The rate that is in force when something is sold stays with that sale. When a sale is refunded, so is its commission.",
          ],
        },
        {
          question: "Can I manage my store from another system?",
          answer: ["Yes. Everything can also be done over the API; see “For developers” below."],
        },
      ],
    },
  ] as HelpTopic[],
  contact_title: "Write to us",
  contact_text:
    "Answer any mail that you got from us: it reaches the operator of this marketplace. Name the order number if it is about an order, and never your password.",
  contact_address: "Or write to",
  more_label: "More to read",
};

// English words of the seller centre's frame, its start page and its orders.
import { orders } from "./selling-orders.ts";

export const selling = {
  nav: {
    start: "Overview",
    shop: "Go to the shop",
    store: "View your store",
    selling: "Selling",
    orders: "Orders",
  },
  standing: {
    reason: "Reason:",
    reapply: "Change your application and send it again",
    pending: {
      title: "Your application is being reviewed",
      text: "You will get an e-mail as soon as it is decided. Until then you can prepare everything: your profile, your shipping and your products as drafts.",
    },
    rejected: {
      title: "Your application was not accepted",
      text: "Nothing is lost: change what was asked for and apply again.",
    },
    suspended: {
      title: "Your store is suspended",
      text: "Buyers can’t see your products. You can still finish the orders that you have; everything else is for reading only. Write to us if you think that this is a mistake.",
    },
  },
  orders,
  start: {
    title: "Overview",
    intro: "How your store stands, and what to do next.",
    centre: "Go to the seller centre",
  },
  checklist: {
    title: "Get your store ready",
    progress: (done: string, all: string) => `${done} of ${all} done`,
    done: "done",
    open: "still to do",
    steps: {
      profile: {
        title: "Describe your store",
        text: "A line that says what you sell, and a few sentences about you.",
      },
      logo: { title: "Add your logo", text: "It stands beside your name wherever buyers see your store." },
      address: { title: "Enter your address", text: "It stands on packing slips and order summaries." },
      policies: {
        title: "Write your policies",
        text: "How you ship and how you take goods back. Buyers read both before they buy.",
      },
      shipping: { title: "Set up shipping", text: "Where you ship to, what it costs and how long it takes." },
      product: {
        title: "Add your first product",
        text: "A draft is enough to begin; publish it when you are ready.",
      },
    },
  },
  reapply: {
    title: "Apply again",
    name: "Store name",
    description: "About your store",
    description_hint: "What you sell, where it comes from, who you are.",
    submit: "Send the application",
    done: "Your application is on its way. You get an e-mail as soon as it is decided.",
  },
};

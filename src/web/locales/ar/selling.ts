// Arabic words of the seller centre's frame, its start page and its orders.
import type { selling as english } from "../en/selling.ts";
import { orders } from "./selling-orders.ts";

export const selling: typeof english = {
  nav: {
    start: "نظرة عامة",
    shop: "إلى السوق",
    store: "اعرض متجرك",
    selling: "البيع",
    orders: "الطلبات",
  },
  standing: {
    reason: "السبب:",
    reapply: "عدّل طلبك وأرسله من جديد",
    pending: {
      title: "طلبك قيد المراجعة",
      text: "ستصلك رسالة بريد إلكتروني فور اتخاذ القرار. وحتى ذلك الحين يمكنك تجهيز كل شيء: ملف المتجر والشحن ومنتجاتك كمسودات.",
    },
    rejected: {
      title: "لم يُقبل طلبك",
      text: "لم يضِع شيء: عدّل ما طُلب منك وقدّم طلبك من جديد.",
    },
    suspended: {
      title: "متجرك موقوف",
      text: "لا يرى المشترون منتجاتك. ما زال بإمكانك إتمام الطلبات القائمة، أما ما عداها فللقراءة فقط. راسلنا إن كنت ترى أن هذا خطأ.",
    },
  },
  orders,
  start: {
    title: "نظرة عامة",
    intro: "حال متجرك وما ينبغي فعله تاليًا.",
    centre: "إلى مركز البائع",
  },
  checklist: {
    title: "جهّز متجرك",
    progress: (done: string, all: string) => `أُنجز ${done} من ${all}`,
    done: "أُنجز",
    open: "لم يُنجز بعد",
    steps: {
      profile: { title: "صف متجرك", text: "سطر يقول ما تبيعه، وبضع جمل عنك." },
      logo: { title: "أضف شعارك", text: "يظهر بجانب اسمك أينما رأى المشترون متجرك." },
      address: { title: "أدخل عنوانك", text: "يظهر على قوائم التعبئة وملخصات الطلبات." },
      policies: { title: "اكتب سياساتك", text: "كيف تشحن وكيف تستردّ البضائع. يقرأ المشترون ذلك قبل الشراء." },
      shipping: { title: "أعدّ الشحن", text: "إلى أين تشحن، وبكم، وكم يستغرق ذلك." },
      product: { title: "أضف منتجك الأول", text: "تكفي مسودة للبداية؛ انشرها عندما تكون جاهزًا." },
    },
  },
  reapply: {
    title: "قدّم طلبك من جديد",
    name: "اسم المتجر",
    description: "عن متجرك",
    description_hint: "ماذا تبيع، ومن أين تأتي بضائعك، ومن أنت.",
    submit: "أرسل الطلب",
    done: "طلبك في الطريق. ستصلك رسالة بريد إلكتروني فور اتخاذ القرار.",
  },
};

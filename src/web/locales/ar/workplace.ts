// Words of the parts that the seller centre and the back office share, in Arabic.
import type { workplace as english } from "../en/workplace.ts";

export const workplace: typeof english = {
  menu: "القائمة",
  to_shop: "إلى المتجر",
  search: {
    keys: "Ctrl K",
    open: "بحث",
    label: "البحث في كل شيء",
    placeholder: "طلب أو شخص أو بائع أو منتج أو صفحة",
    none: "لا توجد نتائج.",
    failed: "لم يستجب البحث. حاول مرة أخرى.",
    hint: "اختر بأسهم لوحة المفاتيح وافتح بمفتاح الإدخال.",
    count: {
      zero: "لا نتائج",
      one: "نتيجة واحدة",
      two: "نتيجتان",
      few: "{n} نتائج",
      many: "{n} نتيجة",
      other: "{n} نتيجة",
    },
  },
  keys: {
    open: "اختصارات لوحة المفاتيح",
    title: "اختصارات لوحة المفاتيح",
    everything: "البحث في كل شيء",
    here: "البحث في هذه القائمة",
    shown: "عرض هذه الاختصارات",
    closed: "إغلاق ما هو مفتوح",
  },
  filter: {
    label: "تصفية القائمة",
    apply: "عرض",
    clear: "مسح الكل",
  },
  views: {
    title: "طرق العرض الخاصة بي",
    plain: "العرض العادي",
    keep: "حفظ طريقة العرض",
    keep_hint: "البحث وعوامل التصفية والترتيب والأعمدة كما هي الآن. لا يراها غيرك.",
    name: "اسم طريقة العرض",
    replace: "استبدال طريقة العرض التي تحمل هذا الاسم",
    change: (name) => `تعديل طريقة العرض «${name}»`,
    rename: "إعادة تسمية",
    remove: "إزالة طريقة العرض",
    remove_hint: "تُزال طريقة العرض فقط، ويبقى ما تعرضه.",
    back: "العودة إلى القائمة",
  },
  table: {
    select: "تحديد",
    select_all: "تحديد كل صفوف هذه الصفحة",
    sort: "ترتيب",
  },
  bulk: {
    label: "للصفوف المحددة",
    hint: "حدّد صفوفًا لتغيير عدة عناصر دفعة واحدة.",
    selected: {
      zero: "لم يُحدَّد شيء",
      one: "صف واحد محدد",
      two: "صفان محددان",
      few: "{n} صفوف محددة",
      many: "{n} صفًا محددًا",
      other: "{n} صف محدد",
    },
    clear: "إلغاء التحديد",
  },
  change: {
    more: (share) => `زيادة ${share}`,
    less: (share) => `نقص ${share}`,
    same: "دون تغيير",
    none: "لا شيء للمقارنة",
  },
};

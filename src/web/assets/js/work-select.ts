// Rows that are ticked: all at once, a range with Shift, how many there are, and what one can do with them.
for (const bar of document.querySelectorAll<HTMLElement>("[data-bulk]")) watch(bar);

function watch(bar: HTMLElement): void {
  const form_id = bar.dataset.bulk ?? "";
  const boxes = [...document.querySelectorAll<HTMLInputElement>(`.work-table__box input[form="${form_id}"]`)];
  const all = document.querySelector<HTMLInputElement>(`[data-selects="${form_id}"]`);
  const count = bar.querySelector<HTMLOutputElement>("output");
  const hint = bar.querySelector<HTMLElement>("[data-hint]");
  const clear = bar.querySelector<HTMLElement>("[data-clear]");
  if (!all || !count || !hint || !clear) return;
  const words = JSON.parse(count.dataset.count ?? "{}") as Record<string, string>;
  const { language = "en" } = count.dataset;
  let last = -1;

  const show = () => {
    const chosen = boxes.filter(({ checked }) => checked).length;
    all.checked = chosen > 0 && chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
    const form = words[new Intl.PluralRules(language).select(chosen)] ?? words.other ?? "";
    count.value = form.replaceAll("{n}", new Intl.NumberFormat(language).format(chosen));
    hint.hidden = chosen > 0;
    count.hidden = clear.hidden = chosen === 0;
    bar.classList.toggle("is-active", chosen > 0);
  };
  const tick = (checked: boolean, from = 0, to = boxes.length - 1) => {
    for (const box of boxes.slice(from, to + 1)) box.checked = checked;
    show();
  };

  all.hidden = false;
  all.addEventListener("change", () => tick(all.checked));
  clear.addEventListener("click", () => {
    tick(false);
    all.focus();
  });
  for (const [at, box] of boxes.entries()) {
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last >= 0) tick(box.checked, Math.min(at, last), Math.max(at, last));
      last = at;
      show();
    });
  }
  // What the browser kept from before the way back.
  addEventListener("pageshow", show);
  show();
}

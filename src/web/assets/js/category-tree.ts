// The tree of categories where scripts run: branches stay as they were left, and what is moved (by its
// buttons, or dragged with a mouse or a finger) moves without a new page, said to whoever can't see it.
/// <reference lib="dom" />
import { startDragging } from "./category-drag.ts";

const KEY = "categories-shut";

start();
addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.closest("[data-tree]")) return;
  event.preventDefault();
  void send(form, event.submitter);
});

/** Everything that hangs on the tree that is on the page now. */
function start(): void {
  const tree = document.querySelector<HTMLElement>("[data-tree]");
  if (!tree) return;
  const shut = remembered();
  for (const branch of branchesOf(tree)) {
    const holds_target = branch.querySelector(":target") !== null;
    if (shut.has(branch.dataset.branch ?? "") && !holds_target) branch.open = false;
    branch.addEventListener("toggle", () => remember(tree));
  }
  tree.querySelector("[data-tree-tools]")?.removeAttribute("hidden");
  for (const button of tree.querySelectorAll<HTMLElement>("[data-tree-all]")) {
    button.addEventListener("click", () => {
      for (const branch of branchesOf(tree)) branch.open = button.dataset.treeAll === "open";
    });
  }
  startDragging(tree, (form) => void send(form, null));
}

function branchesOf(tree: HTMLElement): NodeListOf<HTMLDetailsElement> {
  return tree.querySelectorAll<HTMLDetailsElement>("[data-branch]");
}

function remembered(): Set<string> {
  return new Set(sessionStorage.getItem(KEY)?.split(" "));
}

function remember(tree: HTMLElement): void {
  const shut = [...branchesOf(tree)].filter(({ open }) => !open).map(({ dataset }) => dataset.branch);
  sessionStorage.setItem(KEY, shut.join(" "));
}

/** Sends the form and puts the tree of the answer in the place of this one; where that fails, as ever. */
async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) body.append(name, String(value));
  const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
  const page = answer && new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = page?.querySelector("main:has([data-tree])");
  if (!main) {
    form.submit();
    return;
  }
  const focused = whereIs(submitter);
  document.querySelector("main")?.replaceChildren(...main.childNodes);
  start();
  say();
  focused()?.focus();
}

/** Finds what had the focus again: the same button of the same category, or else its name. */
function whereIs(submitter: HTMLElement | null): () => HTMLElement | null {
  const id = submitter?.closest("li")?.id;
  const way = submitter instanceof HTMLButtonElement ? submitter.value : "";
  return () => {
    const row = id === undefined ? null : document.getElementById(id);
    return (
      row?.querySelector<HTMLElement>(`:scope > .control-tree__row button[value="${way}"]:enabled`) ??
      row?.querySelector<HTMLElement>(".control-tree__name") ??
      null
    );
  };
}

/** A message that came with the answer is read out only when it is put into a region that was there. */
function say(): void {
  const message = document.querySelector<HTMLElement>("main [role=status], main [role=alert]");
  const region = document.getElementById("tree-news") ?? newRegion();
  region.textContent = message?.innerText ?? "";
}

function newRegion(): HTMLElement {
  const region = document.createElement("p");
  region.id = "tree-news";
  region.className = "visually-hidden";
  region.setAttribute("aria-live", "assertive");
  document.body.append(region);
  return region;
}

// Work that goes on while it is looked at: the part that tells of it is fetched again and exchanged, and the
// page is opened anew once it is over. Without scripts the page opens itself anew.
const LOOK_MS = 1000;
const FOLLOWED = "[data-follow]";

follow();

function follow(): void {
  if (document.querySelector(FOLLOWED)) setTimeout(look, LOOK_MS);
}

async function look(): Promise<void> {
  // Nobody sees it: the next look comes when somebody does.
  if (document.hidden) return document.addEventListener("visibilitychange", look, { once: true });
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const there = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = document.querySelector(FOLLOWED);
    const then = there.querySelector(FOLLOWED);
    if (answer.ok && !then) return location.reload();
    if (now && then) now.replaceWith(document.adoptNode(then));
  } catch {
    // Offline for a moment: looked at again.
  }
  follow();
}

// Lets a worker stand by for when the connection is gone, once the page is there; and looks again when it is
// back.
if ("serviceWorker" in navigator) {
  window.addEventListener("load", () => {
    navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
  });
}
window.addEventListener("online", () => {
  if (document.body.dataset.page === "offline") location.reload();
});

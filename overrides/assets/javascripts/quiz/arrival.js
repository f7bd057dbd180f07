/**
 * Coming to what the address names, a question say. Browsers jump there at once; on a page that comes without a load,
 * styles arrive later, and scripts that show what was answered make it longer still.
 */

const [load] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
/** The address at which the reader went on by hand, or came back to where it was left. */
let own = load?.type === "navigate" ? "" : location.href;

/** Goes there again after the page has changed, unless the reader went on. */
export function arrive() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  if (target && own !== location.href) target.scrollIntoView({ behavior: "instant" });
}

for (const act of ["keydown", "pointerdown", "touchstart", "wheel"]) {
  addEventListener(act, () => (own = location.href), { capture: true, passive: true });
}
addEventListener("popstate", ({ state }) => {
  if (state) own = location.href;
});
document.addEventListener("load", ({ target }) => target instanceof HTMLLinkElement && arrive(), true);

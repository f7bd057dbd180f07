/** Coming to what the address names: browsers jump at once, and styles and scripts move it later. */

const [load] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
/** The address at which the reader went on by hand, or came back. */
let own = load?.type === "navigate" ? "" : location.href;

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

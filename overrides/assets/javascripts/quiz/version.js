/** After a deploy, a page that meets scripts of another version, or misses its own, is loaded anew. */

/** @type {(name: string, type: CustomElementConstructor) => void} */
export const register = (name, type) =>
  customElements.get(name) ? location.reload() : customElements.define(name, type);

// A failed import.
addEventListener("unhandledrejection", (event) => {
  const [load] = performance.getEntriesByType("navigation");
  if (!navigator.onLine || "reload" === /** @type {any} */ (load).type || !/module/i.test(event.reason)) return;
  event.preventDefault();
  location.reload();
});

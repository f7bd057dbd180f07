/** What scripts rely on in the page's markup. What is missing is an error that names it. */

/**
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} [type]
 * @returns {T}
 */
export function one(within, selector, type) {
  const found = within.querySelector(selector);
  if (found instanceof (type ?? HTMLElement)) return /** @type {T} */ (found);
  throw new TypeError(`The page has no ${selector}`);
}

/**
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} [type]
 * @returns {T[]}
 */
export const all = (within, selector, type) =>
  /** @type {T[]} */ ([...within.querySelectorAll(selector)].filter((found) => found instanceof (type ?? HTMLElement)));

/** @type {(element: HTMLElement, name: string) => string} */
export function data(element, name) {
  const value = element.dataset[name];
  if (value === undefined) throw new TypeError(`A ${element.localName} has no data-${name}`);
  return value;
}

/** The value of the button that a click went to, if to any. @param {Event} event */
export const pressed = ({ target }) => (target instanceof Element && target.closest("button")?.value) || "";

/** @type {(element: HTMLElement, text: string) => void} */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** What scripts rely on in the page's markup, by selector and type. What is missing is an error that names it. */

/**
 * The first element that the selector finds.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} [type] default: HTMLElement
 * @returns {T}
 */
export function one(within, selector, type) {
  const found = within.querySelector(selector);
  if (found instanceof (type ?? HTMLElement)) return /** @type {T} */ (found);
  throw new TypeError(`The page has no ${selector}`);
}

/**
 * All elements of that type that the selector finds, in the order of the page.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} [type] default: HTMLElement
 * @returns {T[]}
 */
export const all = (within, selector, type) =>
  /** @type {T[]} */ ([...within.querySelectorAll(selector)].filter((found) => found instanceof (type ?? HTMLElement)));

/**
 * The value of an attribute `data-NAME`.
 * @param {HTMLElement} element
 * @param {string} name
 */
export function data(element, name) {
  const value = element.dataset[name];
  if (value === undefined) throw new TypeError(`A ${element.localName} has no data-${name}`);
  return value;
}

/**
 * The value of the button that a click went to; empty if it went elsewhere.
 * @param {Event} event
 */
export const pressed = ({ target }) => (target instanceof Element && target.closest("button")?.value) || "";

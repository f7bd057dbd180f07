/** Words and markup that scripts show, from templates of the page. */
import { all, one } from "./markup.js";

/** @import { Values } from "./types.js" */

/** What was looked for, by the template of a page. @type {WeakMap<Node, Map<string, Element | null>>} */
const known = new WeakMap();

/** @param {string} selector */
function find(selector) {
  const template = one(document, "#quiz-words", HTMLTemplateElement);
  const found = known.get(template) ?? new Map();
  known.set(template, found);
  if (!found.has(selector)) {
    // What every question begins with stands in front. The rest is read once somebody needs it.
    const first = template.content.querySelector(selector);
    found.set(selector, first ?? whole(template).querySelector(selector));
  }
  return found.get(selector);
}

/** @param {HTMLTemplateElement} template */
function whole({ content, dataset }) {
  if ("markup" in dataset) {
    const templates = all(document, "[data-markup]", HTMLTemplateElement);
    const markup = document.createElement("template");
    markup.innerHTML = templates.map(({ content }) => one(content, "script").textContent).join("");
    content.append(markup.content);
    for (const template of templates) delete template.dataset.markup;
  }
  return content;
}

/** What must be there; what is not is an error that names it. @param {string} selector */
const get = (selector) => find(selector) ?? one(document, selector);

/** A copy of the markup of that name. @param {string} name */
export const part = (name) => document.importNode(/** @type {HTMLElement} */ (get(`[data-part="${name}"]`)), true);

/** Rules take long to make. @type {Intl.PluralRules | undefined} */
let rules;

/** Its form for `n`: `NAME.one`, `NAME.1`. @param {string} name */
function formOf(name, /** @type {string | number} */ n) {
  rules ??= new Intl.PluralRules(document.documentElement.lang || []);
  return find(`[data-word="${name}.${n}"],[data-word="${name}.${rules.select(+n)}"]`);
}

/** The text of that name, filled; in the plural of `n` if it has one. @param {string} name */
export function word(name, /** @type {Values} */ values = {}) {
  const text = ("n" in values && formOf(name, values.n)) || get(`[data-word="${name}"]`);
  return filled(text.textContent ?? "", values);
}

/** A text with its `{places}` filled. @type {(text: string, values: Values) => string} */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, place) => String(values[place]));

/** Words and markup that scripts show, from templates of the page. */
import { all, one } from "./markup.js";

/** @import { Values } from "./types.js" */

function words() {
  const { content, dataset } = one(document, "#quiz-words", HTMLTemplateElement);
  if ("markup" in dataset) {
    const templates = all(document, "[data-markup]", HTMLTemplateElement);
    const markup = document.createElement("template");
    markup.innerHTML = templates.map((template) => template.content.textContent).join("");
    content.append(markup.content);
    for (const template of templates) delete template.dataset.markup;
  }
  return content;
}

/** A copy of the markup of that name. @param {string} name */
export const part = (name) => /** @type {HTMLElement} */ (one(words(), `[data-part="${name}"]`).cloneNode(true));

/** Rules take long to make. @type {Intl.PluralRules | undefined} */
let rules;

/** Its form for `n`: `NAME.one`, `NAME.1`. @param {string} name */
function formOf(name, /** @type {string | number} */ n) {
  rules ??= new Intl.PluralRules(document.documentElement.lang || []);
  return words().querySelector(`[data-word="${name}.${n}"],[data-word="${name}.${rules.select(+n)}"]`);
}

/** The text of that name, filled; in the plural of `n` if it has one. @param {string} name */
export function word(name, /** @type {Values} */ values = {}) {
  const text = ("n" in values && formOf(name, values.n)) || one(words(), `[data-word="${name}"]`);
  return filled(text.textContent ?? "", values);
}

/** A text with its `{places}` filled. @type {(text: string, values: Values) => string} */
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, place) => String(values[place]));

/** The words and small pieces of markup that scripts show. They are written in `partials/quiz-words.html`. */

const find = (selector) => document.getElementById("quiz-words").content.querySelector(selector);

/** A copy of the piece of markup with that name. */
export const part = (name) => find(`[data-part="${name}"]`).cloneNode(true);

/** The text of that name with its `{places}` filled; where `n` is 1 and there is a text `NAME.one`, that one. */
export function word(name, values = {}) {
  const text = (values.n === 1 && find(`[data-word="${name}.one"]`)) || find(`[data-word="${name}"]`);
  return text.textContent.replace(/\{(\w+)\}/g, (_, place) => values[place]);
}

/** Words and markup that scripts show, from `partials/quiz-words.html`. */

const find = (selector) => document.getElementById("quiz-words").content.querySelector(selector);

export const part = (name) => find(`[data-part="${name}"]`).cloneNode(true);

/** The text of that name with its `{places}` filled; where `n` is 1, `NAME.one` if there is one. */
export function word(name, values = {}) {
  const text = (values.n === 1 && find(`[data-word="${name}.one"]`)) || find(`[data-word="${name}"]`);
  return text.textContent.replace(/\{(\w+)\}/g, (_, place) => values[place]);
}

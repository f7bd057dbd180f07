/** A question with options to choose from: one of them, or all that apply. */
import { addKind } from "../kinds.js";
import { all, data, one } from "../markup.js";
import { shuffled } from "../shuffle.js";
import { part } from "../words.js";

/** @import { Kind, Response } from "../types.js" */

/** What readers see in place of the bank's letters, from the first option to the last. */
const LETTERS = "ABCDEFGH";

/** @type {Kind["response"]} */
export const response = (card) =>
  all(card, ".quiz-option > input:checked", HTMLInputElement)
    .map(({ value }) => value)
    .sort();

/** @type {Kind["isRight"]} */
export const isRight = (response, key) =>
  response.length === key.length && key.every((letter) => response.includes(letter));

/** @type {Kind["wanted"]} */
export const wanted = (key) => [key.length > 1 ? "choose-some" : "choose"];

/** @type {Kind["show"]} */
export function show(card, response, key) {
  for (const option of options(card)) {
    const letter = data(option, "option");
    const chosen = response.includes(letter);
    one(option, "input", HTMLInputElement).checked = chosen;
    const mark = key.includes(letter) ? (chosen ? "hit" : "key") : chosen && "miss";
    if (mark) {
      option.dataset.mark = mark;
      option.append(part(`mark-${mark}`));
    }
    if (mark === "miss") option.after(one(card, `.quiz-feedback[data-option="${letter}"]`));
  }
  letterAnswer(card, key);
  return { n: key.length, key: lettersOf(card, key) };
}

/** @type {Kind["clear"]} */
export function clear(card) {
  const marked = card.querySelector("[data-mark]");
  for (const option of options(card)) {
    one(option, "input", HTMLInputElement).checked = false;
    if (!marked) continue;
    delete option.dataset.mark;
    option.querySelector("[data-part]")?.remove();
  }
  if (!marked) return;
  const feedback = all(card, ".quiz-feedback").sort((a, b) => (data(a, "option") < data(b, "option") ? -1 : 1));
  one(card, ".quiz-answer__links").before(...feedback);
}

/** @type {Kind["arrange"]} */
export function arrange(card, key, seed) {
  const written = options(card)
    .map((option) => data(option, "option"))
    .sort();
  order(card, seed === null || "fixed" in card.dataset ? written : shuffled(written, seed));
  if (seed === null || one(card, ".quiz-answer", HTMLDetailsElement).open) letterAnswer(card, key);
}

/** @param {HTMLElement} card */
const options = (card) => all(card, "fieldset > label");

/** The letter under which the reader sees an option. @type {(card: HTMLElement, letter: string) => string} */
const seen = (card, letter) => LETTERS[options(card).findIndex((option) => option.dataset.option === letter)];

/** The key as the reader sees it. @type {(card: HTMLElement, key: Response) => string} */
const lettersOf = (card, key) =>
  key
    .map((letter) => seen(card, letter))
    .sort()
    .join(", ");

/** @type {(card: HTMLElement, letters: string[]) => void} */
function order(card, letters) {
  const labels = options(card);
  if (labels.every((option, place) => option.dataset.option === letters[place])) return;
  const field = one(card, "fieldset");
  const held = document.activeElement;
  let at = field.firstElementChild;
  for (const letter of letters) {
    const option = one(field, `label[data-option="${letter}"]`);
    const below = option.nextElementSibling;
    for (const item of below?.matches(".quiz-feedback") ? [option, below] : [option]) {
      if (item === at) at = at.nextElementSibling;
      else field.insertBefore(item, at);
    }
  }
  if (held instanceof HTMLElement && field.contains(held)) held.focus();
  for (const [place, option] of options(card).entries()) write(one(option, ".quiz-option__letter"), LETTERS[place]);
}

/** Letters feedback and key as the options are lettered. @type {(card: HTMLElement, key: Response) => void} */
function letterAnswer(card, key) {
  for (const item of all(card, ".quiz-feedback")) {
    write(one(item, ".quiz-feedback__letter"), seen(card, data(item, "option")));
  }
  write(one(card, ".quiz-answer__letters"), lettersOf(card, key));
}

/** @type {(element: HTMLElement, text: string) => void} */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

addKind("choice", { response, isRight, wanted, show, clear, arrange, keyOf: lettersOf });

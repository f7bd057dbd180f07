/** A question with options to choose from: one of them, or all that apply. */
import { addKind } from "../kinds.js";
import { all, data, one } from "../markup.js";
import { shuffled } from "../shuffle.js";
import { part } from "../words.js";

/** @import { Response } from "../types.js" */

/** What readers see in place of the bank's letters, from the first option to the last. */
const LETTERS = "ABCDEFGH";

/** The letters of the options that are chosen. @param {HTMLElement} card */
export const response = (card) =>
  all(card, ".quiz-option > input:checked", HTMLInputElement)
    .map(({ value }) => value)
    .sort();

/** Whether exactly the letters of the key are chosen. @type {(response: Response, key: Response) => boolean} */
export const isRight = (response, key) =>
  response.length === key.length && key.every((letter) => response.includes(letter));

/** @param {Response} key */
export const wanted = (key) => (key.length > 1 ? "choose-some" : "choose");

/**
 * Shows which options were chosen and which are right, and below each that is wrong, why.
 * @param {HTMLElement} card
 * @param {Response} response
 * @param {Response} key
 */
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

/** @param {HTMLElement} card */
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

/**
 * Orders and letters the options; the answer follows once it is open, or on paper.
 * @param {HTMLElement} card
 * @param {Response} key
 * @param {string | null} seed
 */
export function arrange(card, key, seed) {
  const written = options(card)
    .map((option) => data(option, "option"))
    .sort();
  order(card, seed === null || "fixed" in card.dataset ? written : shuffled(written, seed));
  if (seed === null || one(card, ".quiz-answer", HTMLDetailsElement).open) letterAnswer(card, key);
}

/** The options in the order shown. @param {HTMLElement} card */
const options = (card) => all(card, "fieldset > label");

/**
 * The letter under which the reader sees an option.
 * @param {HTMLElement} card
 * @param {string} letter
 */
const seen = (card, letter) => LETTERS[options(card).findIndex((option) => option.dataset.option === letter)];

/** The key as the reader sees it. @type {(card: HTMLElement, key: Response) => string} */
const lettersOf = (card, key) =>
  key
    .map((letter) => seen(card, letter))
    .sort()
    .join(", ");

/**
 * @param {HTMLElement} card
 * @param {string[]} letters
 */
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

/**
 * Letters feedback and key as the options are lettered.
 * @param {HTMLElement} card
 * @param {Response} key
 */
function letterAnswer(card, key) {
  for (const item of all(card, ".quiz-feedback")) {
    write(one(item, ".quiz-feedback__letter"), seen(card, data(item, "option")));
  }
  write(one(card, ".quiz-answer__letters"), lettersOf(card, key));
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 */
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

addKind("choice", { response, isRight, wanted, show, clear, arrange });

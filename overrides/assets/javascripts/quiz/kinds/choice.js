/** A question with options, one of them right or several. */
import { addKind } from "../kinds.js";
import { all, data, one, write } from "../markup.js";
import { shuffled } from "../shuffle.js";
import { part, word } from "../words.js";

/** @import { Kind, Response } from "../types.js" */

/** What readers see in place of the bank's letters. */
const LETTERS = "ABCDEFGH";

/** Tabs in a text are inputs too. @param {HTMLElement} card */
const chosen = (card) => all(card, ".quiz-option > input:checked", HTMLInputElement);

/** @type {Kind["response"]} */
export const response = (card) =>
  chosen(card)
    .map(({ value }) => value)
    .sort();

/** @type {Kind["isRight"]} */
export const isRight = (response, key) =>
  response.length === key.length && key.every((letter) => response.includes(letter));

/** @type {Kind["wanted"]} */
export const wanted = (key) => [key.length > 1 ? "choose-some" : "choose"];

/** Marks are seen once the card has `data-checked`. @type {Kind["show"]} */
export function show(card, response, key) {
  unmark(card);
  for (const option of options(card)) {
    const letter = data(option, "option");
    const given = response.includes(letter);
    one(option, "input", HTMLInputElement).checked = given;
    const mark = key.includes(letter) ? (given ? "hit" : "key") : given && "miss";
    if (mark) {
      option.dataset.mark = mark;
      option.append(part(`mark-${mark}`));
    }
  }
  letterAnswer(card, key);
  return { n: key.length, key: lettersOf(card, key) };
}

/** @type {Kind["clear"]} */
export function clear(card) {
  unmark(card);
  for (const input of chosen(card)) input.checked = false;
}

/** @param {HTMLElement} card */
function unmark(card) {
  for (const option of all(card, "[data-mark]")) {
    delete option.dataset.mark;
    option.querySelector("[data-part]")?.remove();
  }
}

/** @type {Kind["arrange"]} */
export function arrange(card, key, seed) {
  const labels = new Map(options(card).map((option) => [data(option, "option"), option]));
  const written = [...labels.keys()].sort();
  const last = "last" in card.dataset ? written.splice(-1) : [];
  order(card, labels, (seed === null || "fixed" in card.dataset ? written : shuffled(written, seed)).concat(last));
  if (seed === null || one(card, ".quiz-answer", HTMLDetailsElement).open) letterAnswer(card, key);
}

/** @param {HTMLElement} card */
const options = (card) => all(card, ".quiz-option");

/** The letter under which the reader sees an option. @type {(card: HTMLElement, letter: string) => string} */
const seen = (card, letter) => LETTERS[options(card).findIndex((option) => option.dataset.option === letter)];

/** The key as the reader sees it. @type {(card: HTMLElement, key: Response) => string} */
const lettersOf = (card, key) =>
  key
    .map((letter) => seen(card, letter))
    .sort()
    .join(word("comma"));

/** @type {(card: HTMLElement, labels: Map<string, HTMLElement>, letters: string[]) => void} */
function order(card, labels, letters) {
  if (`${letters}` === `${[...labels.keys()]}`) return;
  const held = document.activeElement;
  let [at] = /** @type {Iterable<Element | null>} */ (labels.values());
  for (const [place, letter] of letters.entries()) {
    const option = /** @type {HTMLElement} */ (labels.get(letter));
    // What is moved costs most.
    if (option === at) at = option.nextElementSibling;
    else at?.before(option);
    write(one(option, "span"), LETTERS[place]);
  }
  if (held instanceof HTMLElement && card.contains(held)) held.focus();
}

/**
 * Letters feedback and key as the options are. Feedback comes in that order, on what was chosen first.
 * @type {(card: HTMLElement, key: Response) => void}
 */
function letterAnswer(card, key) {
  const explanation = one(card, ".quiz-answer__explanation");
  const links = one(card, ".quiz-answer__links");
  for (const option of options(card)) {
    const letter = data(option, "option");
    if (key.includes(letter)) continue;
    const item = one(card, `.quiz-feedback[data-option="${letter}"]`);
    write(one(item, "strong"), seen(card, letter));
    (option.dataset.mark === "miss" ? explanation : links).before(item);
  }
  write(one(card, ".quiz-answer__key"), word("answer", { key: lettersOf(card, key) }));
}

addKind("choice", {
  response,
  isRight,
  wanted,
  show,
  prepare: show,
  clear,
  arrange,
  keyOf: lettersOf,
});

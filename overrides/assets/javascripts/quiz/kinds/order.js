/** Steps to put in order: by buttons, by keys, or by dragging. */
import { addKind } from "../kinds.js";
import { all, data, one, pressed } from "../markup.js";
import { isInOrder, misplaced, moved } from "../orders.js";
import { shuffled } from "../shuffle.js";
import { part, word } from "../words.js";

/** @import { Kind, Response } from "../types.js" */

/**
 * The order in which a card's steps are offered, and the one that its reader has made of it.
 * @type {WeakMap<HTMLElement, {offered: Response, made: Response | null}>}
 */
const orders = new WeakMap();

const KEYS = new Map([
  ["ArrowUp", -1],
  ["ArrowDown", 1],
  ["Home", -Infinity],
  ["End", Infinity],
]);

const steps = (/** @type {HTMLElement} */ card) => all(card, ".quiz-order__step");
const letters = (/** @type {HTMLElement} */ card) => steps(card).map((step) => data(step, "letter"));
const textOf = (/** @type {HTMLElement} */ step) => one(step, ".quiz-order__text").textContent ?? "";

/** @param {HTMLElement} card */
function ordersOf(card) {
  const known = orders.get(card) ?? { offered: letters(card), made: null };
  orders.set(card, known);
  return known;
}

/** @type {Kind["response"]} */
export const response = (card) => entered(card);

/** @param {HTMLElement} card */
export const entered = (card) => ordersOf(card).made ?? [];

/** @type {Kind["isRight"]} */
export const isRight = isInOrder;

/** @type {Kind["wanted"]} */
export const wanted = () => ["order-first"];

/** @type {Kind["show"]} */
export function show(card, response, key) {
  clear(card);
  if (response.length) restore(card, response);
  for (const letter of misplaced(response, key)) {
    const step = one(card, `.quiz-order__step[data-letter="${letter}"]`);
    step.dataset.mark = "miss";
    step.append(part("order-miss"));
    const feedback = card.querySelector(`.quiz-answer .quiz-feedback[data-letter="${letter}"]`);
    if (feedback) step.append(feedback);
  }
  return { n: 1, key: word("order-key") };
}

/** @type {Kind["clear"]} */
export function clear(card) {
  ordersOf(card).made = null;
  for (const step of steps(card)) {
    delete step.dataset.mark;
    step.querySelector('[data-part="order-miss"]')?.remove();
    const feedback = step.querySelector(".quiz-feedback");
    if (feedback) one(card, ".quiz-answer__links").before(feedback);
  }
  place(card, ordersOf(card).offered);
}

/** @type {(card: HTMLElement, order: Response) => void} */
export function restore(card, order) {
  if (order.length !== steps(card).length) return;
  ordersOf(card).made = order;
  place(card, order);
}

/** @type {Kind["arrange"]} */
export function arrange(card, key, seed) {
  const written = letters(card).sort();
  wire(card);
  if (seed === null) return place(card, written);
  const order = shuffled(written, seed);
  // Nobody finds the answer there.
  const offered = isInOrder(order, key) ? order.reverse() : order;
  // A sheet in an order of its own has nothing of the attempt.
  if (document.documentElement.dataset.order) return place(card, offered);
  const known = ordersOf(card);
  known.offered = offered;
  place(card, known.made ?? offered);
}

/** @type {(card: HTMLElement, order: Response) => void} */
function place(card, order) {
  if (letters(card).join() === order.join()) return;
  const held = document.activeElement;
  one(card, ".quiz-order").append(...order.map((letter) => one(card, `.quiz-order__step[data-letter="${letter}"]`)));
  if (held instanceof HTMLElement && card.contains(held)) held.focus();
}

/** Puts a step elsewhere, as its reader wants it. @type {(card: HTMLElement, step: HTMLElement, by: number) => void} */
function move(card, step, by) {
  const order = letters(card);
  const made = moved(order, data(step, "letter"), by);
  if (made.join() === order.join()) return;
  const known = ordersOf(card);
  place(card, made);
  known.made = made.join() === known.offered.join() ? null : made;
  const said = { step: textOf(step), place: made.indexOf(data(step, "letter")) + 1, total: made.length };
  one(card, '[data-part="order-said"]').textContent = word("moved", said);
  step.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Gives each step its buttons, once. @param {HTMLElement} card */
function wire(card) {
  if (card.querySelector('[data-part="order-said"]')) return;
  const list = one(card, ".quiz-order");
  list.after(part("order-said"));
  for (const step of steps(card)) {
    const buttons = part("order-buttons");
    for (const button of all(buttons, "button", HTMLButtonElement)) {
      button.ariaLabel = word(`move-${button.value}`, { step: textOf(step) });
    }
    step.append(buttons);
  }
  list.addEventListener("click", (event) => {
    const by = { up: -1, down: 1 }[pressed(event)];
    if (by) move(card, stepOf(event), by);
  });
  list.addEventListener("keydown", (event) => {
    const by = KEYS.get(event.key);
    if (by === undefined) return;
    event.preventDefault();
    move(card, stepOf(event), by);
  });
  list.addEventListener("pointerdown", (event) => {
    if (!(event.target instanceof Element && event.target.closest(".quiz-order__grip"))) return;
    event.preventDefault(); // it selects no words on its way
    drag(card, stepOf(event));
  });
}

/** The step that an event in it is about. @param {Event} event */
const stepOf = ({ target }) =>
  /** @type {HTMLElement} */ (/** @type {Element} */ (target).closest(".quiz-order__step"));

/** A step follows the pointer until that is let go. @type {(card: HTMLElement, step: HTMLElement) => void} */
function drag(card, step) {
  const ended = new AbortController();
  const { signal } = ended;
  step.dataset.held = "";
  // Heard by the window: what moves in the page loses its hold of the pointer.
  const follow = (/** @type {PointerEvent} */ { clientY }) => {
    const order = steps(card);
    const above = order.filter((other) => other !== step && middle(other) < clientY).length;
    move(card, step, above - order.indexOf(step));
  };
  const end = () => {
    delete step.dataset.held;
    ended.abort();
  };
  addEventListener("pointermove", follow, { signal });
  for (const type of ["pointerup", "pointercancel"]) addEventListener(type, end, { signal });
}

/** @param {HTMLElement} step */
function middle(step) {
  const { top, height } = step.getBoundingClientRect();
  return top + height / 2;
}

addKind("order", { response, isRight, wanted, show, clear, arrange, entered, restore });

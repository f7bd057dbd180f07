/** Which question the reader is at, and the way to others. */

import { fire } from "../events.js";
import { all, one } from "../markup.js";
import { jump } from "./arrival.js";

/** While the page moves by itself, what passes by is no place, in milliseconds. */
const PASSING = 700;

/** The question the reader is at. @type {HTMLElement | null} */
let current = null;
let since = 0;

/** What stands where readers look is where they are. */
const watch = new IntersectionObserver(
  (entries) => {
    const entry = entries.find(({ isIntersecting }) => isIntersecting);
    if (entry && performance.now() - since > PASSING) stand(/** @type {HTMLElement} */ (entry.target));
  },
  { rootMargin: "-30% 0% -69%" },
);

/**
 * The ids of the questions in the order in which a view leads through them, and whether each is come to once; null: the open ones, as they stand.
 * @type {{ids: readonly string[], once: boolean} | null}
 */
let lead = null;

/** @param {HTMLElement} card */
const head = (card) => one(card, ".quiz-question__head");

/** The question the reader is at, if it is on the page. */
export const here = () => (current?.isConnected ? current : null);

/** Follows the reader past a question. @param {HTMLElement} card */
export const follow = (card) => watch.observe(card);
for (const card of all(document, "quiz-question")) follow(card);

/** Makes a question the one that the reader is at. @param {HTMLElement | null} card */
export function stand(card) {
  if (card === current) return;
  for (const [each, is] of /** @type {const} */ ([
    [current, false],
    [card, true],
  ])) {
    each?.parentElement?.toggleAttribute("data-here", is);
  }
  current = card;
  if (card) fire(card, "quiz-here", head(card).id);
}

/** Goes to a question: its head comes into view and has the focus. @param {HTMLElement} card */
export function go(card) {
  since = performance.now();
  stand(card);
  const at = head(card);
  at.tabIndex = -1;
  at.focus({ preventScroll: true });
  jump(at);
}

/** Leads through questions in that order: those that are open, or `once` through all of them. @param {readonly string[] | null} ids */
export function leadThrough(ids, once = false) {
  lead = ids && { ids, once };
}

/**
 * Where the way leads from a question: to the next one on this page that is shown and open, from the last one to the first; to the end of the view
 * or of the quiz if there is none; null on a page without one.
 * @param {HTMLElement} card
 */
export function next(card) {
  const quiz = `[data-quiz="${card.dataset.quiz}"]`;
  const cards = all(document, `.quiz-frame:not([hidden]) > quiz-question${quiz}`);
  const places = lead && new Map(lead.ids.map((id, place) => [id, place]));
  const placeOf = (/** @type {HTMLElement} */ { dataset: { id = "" } }) => places?.get(id) ?? 0;
  if (places) cards.sort((a, b) => placeOf(a) - placeOf(b));
  const at = cards.indexOf(card);
  const after = cards.slice(at + 1);
  const open = lead?.once ? after[0] : [...after, ...cards.slice(0, at)].find(({ dataset }) => !("checked" in dataset));
  return open ?? all(document, ".quiz-view__done")[0] ?? all(document, `.quiz-end${quiz}`)[0] ?? null;
}

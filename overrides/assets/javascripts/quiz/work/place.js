/** Which question the reader is at, and the way to others. */
import { fire } from "../events.js";
import { all, one } from "../markup.js";
import { jump } from "./arrival.js";

/** While the page moves by itself, what passes by is no place, in milliseconds. */
const PASSING = 700;

/** The question the reader is at. @type {HTMLElement | null} */
let current = null;
let since = 0;

/** Whether somebody scrolls. An observer of a thousand questions would have work at every paint. */
let scrolling = false;

/** Whether one question is about to be shown alone, while all are still seen. */
let staying = false;

addEventListener("scroll", () => {
  if (!scrolling) setTimeout(look, 100);
  scrolling = true;
});

/** What stands where readers look is where they are. */
function look() {
  scrolling = false;
  const card = document.elementFromPoint(innerWidth / 2, innerHeight * 0.3)?.closest("quiz-question");
  if (!staying && card instanceof HTMLElement && performance.now() - since > PASSING) stand(card);
}

/**
 * The ids of the questions in the order in which a view leads through them, and whether each is come to once; null: the open ones, as they stand.
 * @type {{ids: readonly string[], once: boolean} | null}
 */
let lead = null;

/** @param {HTMLElement} card */
const head = (card) => one(card, ".quiz-question__head");

/** The question the reader is at, if it is on the page. */
export const here = () => (current?.isConnected ? current : null);

/** Makes a question the one that the reader is at. @param {HTMLElement | null} card */
export function stand(card) {
  if (card === current) return;
  current?.toggleAttribute("data-here", false);
  card?.toggleAttribute("data-here", true);
  current = card;
  if (card) fire(card, "quiz-here", head(card).id);
}

/** Until one question is shown alone, scrolling leads to no other. @param {Promise<void>} shown */
export async function stayUntil(shown) {
  staying = true;
  try {
    await shown;
  } finally {
    staying = false;
  }
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
  if (lead) return following(card, lead) ?? endFor(quiz);
  const asks = `quiz-question${quiz}:not([hidden], [data-checked])`;
  // Nothing within a question: while its verdict waits for this, each element counts.
  const ways = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeName !== "QUIZ-QUESTION")
      return node.parentNode === card ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    return /** @type {Element} */ (node).matches(asks) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT;
  });
  ways.currentNode = card;
  const open = ways.nextNode() ?? all(document, asks).find((each) => each !== card);
  return /** @type {HTMLElement | undefined} */ (open) ?? endFor(quiz);
}

/** What comes after the last question: the end of a view, or of the quiz; null on a page without one. @param {string} quiz */
const endFor = (quiz) => all(document, ".quiz-view__done")[0] ?? all(document, `.quiz-end${quiz}`)[0] ?? null;

/**
 * The next question on the way that a view leads.
 * @param {HTMLElement} card
 * @param {{ids: readonly string[], once: boolean}} way
 */
function following(card, { ids, once }) {
  const quiz = `quiz-question[data-quiz="${card.dataset.quiz}"]:not([hidden])`;
  const cards = new Map(all(document, quiz).map((each) => [each.dataset.id, each]));
  const at = ids.indexOf(card.dataset.id ?? "");
  const after = ids.slice(at + 1).map((id) => cards.get(id));
  if (once) return after[0];
  const before = ids.slice(0, Math.max(0, at)).map((id) => cards.get(id));
  return [...after, ...before].find((each) => each && !("checked" in each.dataset));
}

/** Which questions of a page a view shows, and what it puts above and after them. */
import { all, data } from "../markup.js";

/** @import { Question } from "../types.js" */

/** The questions of a quiz on the page. @type {(quiz: string) => Question[]} */
export const cardsOf = (quiz) => /** @type {Question[]} */ (all(document, `quiz-question[data-quiz="${quiz}"]`));

/**
 * Shows some questions, with the headings and marks of these.
 * @param {Question[]} cards
 * @param {HTMLElement[]} marks of the line, one a question
 * @param {readonly string[]} ids
 */
export function showOnly(cards, marks, ids) {
  for (const card of cards) card.hidden = !ids.includes(card.question);
  for (const mark of marks) if (mark.parentElement) mark.parentElement.hidden = !ids.includes(data(mark, "id"));
  for (const intro of all(document, ".quiz-section__intro")) {
    const own = cards.filter((card) => intro.parentElement?.contains(card));
    const none = own.length > 0 && own.every(({ hidden }) => hidden);
    intro.hidden = none;
    const heading = headingOf(intro);
    if (heading) heading.hidden = none;
  }
}

/** The first that can be answered, in the order in which they are asked. @type {(cards: Question[], ids: readonly string[]) => Question | undefined} */
export const firstOpen = (cards, ids) =>
  ids
    .flatMap((id) => cards.filter(({ question }) => question === id))
    .find(({ dataset, hidden }) => !hidden && !("checked" in dataset));

/** Puts what a view says above the questions, and after the last that is shown. @type {(cards: Question[], head: Element, done: Element) => void} */
export function frame(cards, head, done) {
  const [intro] = all(document, ".quiz-section__intro");
  const top = (intro && headingOf(intro)) ?? cards[0];
  top.before(head);
  const last = cards.filter(({ hidden }) => !hidden).at(-1);
  (last ?? head).after(done);
}

/** @param {HTMLElement} intro */
function headingOf(intro) {
  const heading = intro.parentElement?.previousElementSibling;
  return heading instanceof HTMLElement && /^H\d$/.test(heading.nodeName) ? heading : null;
}

/** What a section is called, by its questions' marks. @type {(marks: HTMLElement[], ids: readonly string[]) => string} */
export const titleOf = (marks, ids) =>
  marks
    .find((mark) => ids.includes(data(mark, "id")))
    ?.closest("ol")
    ?.getAttribute("aria-label") ?? "";

/** The id of an attempt that no other device gives. */
export const newId = () => `x${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

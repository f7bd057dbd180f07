/** A view of the questions of a page, as its address asks for one: some are shown, and what is practised stands there blank, in a new order. */
import { hear } from "../events.js";
import { soon } from "../language.js";
import { all, data, one } from "../markup.js";
import { knownOf } from "../practice/known.js";
import { dateOf, dayOf } from "../practice/schedule.js";
import { doneIn, practises, shownIn, viewOf } from "../practice/sessions.js";
import { part, word } from "../words.js";
import { ask } from "./cards.js";
import { go, next } from "./place.js";

/** @import { Question } from "../types.js" */
/** @import { Quiz } from "../state/quiz.js" */

/**
 * @param {Quiz} quiz
 * @param {HTMLElement[]} marks of the line, one a question
 */
export function view(quiz, marks) {
  const asked = viewOf(location.search, Object.keys(quiz.questions));
  const cards = /** @type {Question[]} */ (all(document, `quiz-question[data-quiz="${quiz.id}"]`));
  const [first] = cards;
  if (!asked || (asked.view === "all" && !asked.section) || !first || all(document, ".quiz-view").length) return;
  const since = Date.now();
  const ids = shownIn(asked.view, knownOf(quiz), since, asked.section);
  const practice = practises(asked.view);
  for (const card of cards) {
    const shown = ids.includes(card.question);
    card.hidden = !shown;
    if (!shown || !practice) continue;
    card.order = `${since}/`;
    card.arrange();
    ask(card);
  }
  for (const mark of marks) if (mark.parentElement) mark.parentElement.hidden = !ids.includes(data(mark, "id"));
  const top = headings(cards) ?? first;
  const head = part("view");
  const title = document.getElementById(`section-${asked.section}`)?.parentElement?.textContent ?? "";
  one(head, "[data-fill]").textContent = word(`view-${asked.view}`, { n: ids.length, section: title.trim() });
  one(head, ".quiz-view__practice").hidden = !practice || !ids.length;
  const done = part("view-done");
  top.before(head);
  const last = cards.filter(({ hidden }) => !hidden).at(-1);
  (last ?? head).after(done);
  hear(done, "quiz-done", () => finish(done, practice ? ids : [], quiz, since));
  const to = last && next(last);
  if (to?.matches("quiz-question")) go(to);
  else one(head, ".quiz-view__head").focus();
}

/** Hides the headings of sections without a question that is shown, and returns the first heading of all. @param {HTMLElement[]} cards */
function headings(cards) {
  /** @type {Element | null} */
  let top = null;
  for (const intro of all(document, ".quiz-section__intro")) {
    const heading = intro.parentElement?.previousElementSibling;
    const own = cards.filter((card) => intro.parentElement?.contains(card));
    const none = own.length > 0 && own.every(({ hidden }) => hidden);
    intro.hidden = none;
    if (!(heading instanceof HTMLElement && /^H\d$/.test(heading.nodeName))) continue;
    top ??= heading;
    heading.hidden = none;
  }
  return top;
}

/**
 * Says what going through it has changed.
 * @param {HTMLElement} done
 * @param {string[]} ids what was practised
 * @param {Quiz} quiz
 * @param {number} since
 */
function finish(done, ids, quiz, since) {
  const { right, total, missed, back } = doneIn(ids, knownOf(quiz), since);
  const days = back === null ? 0 : back - dayOf(Date.now());
  const day = back === null ? "" : soon(document.documentElement.lang, dateOf(back).getTime(), days);
  const said = one(done, ".quiz-view__said");
  said.textContent = ids.length
    ? [word("view-done", { right, total }), back === null ? "" : word("view-back", { n: missed.length, day })].join(" ")
    : word("view-seen");
  for (const row of all(done, "p")) row.hidden = false;
  said.focus();
}

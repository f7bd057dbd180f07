/** A view of the questions of a page, as its address asks for one: some are shown, and what is practised stands there blank, in a new order. */
import { hear } from "../events.js";
import { soon } from "../language.js";
import { all, one } from "../markup.js";
import { knownOf } from "../practice/known.js";
import { dateOf, dayOf } from "../practice/schedule.js";
import { doneIn, practises, shownIn, viewOf } from "../practice/sessions.js";
import { sentences } from "../sentences.js";
import { part, word } from "../words.js";
import { ask } from "./cards.js";
import { go, leadThrough } from "./place.js";
import { cardsOf, firstOpen, frame, showOnly, titleOf } from "./shown.js";

/** @import { Quiz } from "../state/quiz.js" */

/**
 * @param {Quiz} quiz
 * @param {HTMLElement[]} marks of the line, one a question
 */
export function view(quiz, marks) {
  const asked = viewOf(location.search, Object.keys(quiz.questions));
  const cards = cardsOf(quiz.id);
  const [first] = cards;
  if (!asked || (asked.view === "all" && !asked.section) || !first || all(document, ".quiz-view").length) return;
  const since = Date.now();
  const ids = shownIn(asked.view, knownOf(quiz), since, asked.section);
  const practice = practises(asked.view);
  showOnly(cards, marks, ids);
  for (const card of practice ? cards.filter(({ question }) => ids.includes(question)) : []) {
    card.order = `${since}/`;
    card.arrange();
    ask(card);
  }
  const head = part("view");
  const section = asked.section ? titleOf(marks, Object.keys(quiz.questions[asked.section])) : "";
  one(head, "[data-fill]").textContent = word(`view-${asked.view}`, { n: ids.length, section });
  one(head, ".quiz-view__practice").hidden = !practice || !ids.length;
  if (asked.section && asked.view === "all") one(head, "p:last-child").append(" ", wayToRepeat(asked.section));
  const done = part("view-done");
  frame(cards, head, done);
  // Cards stay where they are, and the way leads from one section to the next.
  if (practice) leadThrough(ids);
  hear(done, "quiz-done", () => finish(done, practice ? ids : [], quiz, since));
  const to = firstOpen(cards, ids);
  if (to) go(to);
  else one(head, ".quiz-view__head").focus();
}

/** The link that begins a section anew. @param {string} section */
function wayToRepeat(section) {
  const link = part("again-link");
  one(link, "a").setAttribute("href", `?view=again&section=${section}`);
  return link;
}

/**
 * Says what going through it has changed.
 * @param {HTMLElement} done
 * @param {string[]} ids what was practised
 * @param {Quiz} quiz
 * @param {number} since
 */
function finish(done, ids, quiz, since) {
  const { right, total, missed, back, left } = doneIn(ids, knownOf(quiz), since);
  const days = back === null ? 0 : back - dayOf(Date.now());
  const day = back === null ? "" : soon(document.documentElement.lang, dateOf(back).getTime(), days);
  const said = one(done, ".quiz-view__said");
  said.textContent = ids.length
    ? sentences(
        word("view-done", { right, total }),
        back === null ? "" : word("view-back", { n: missed.length, day }),
        left.length ? word("view-left", { n: left.length }) : "",
      )
    : word("view-seen");
  for (const row of all(done, "p")) row.hidden = false;
  said.focus();
}

/** How many questions are due, beside the line of marks and in the theme's navigation. */
import { one } from "../markup.js";
import { knownOf } from "../practice/known.js";
import { dueNow } from "../practice/schedule.js";
import { tellBeside } from "../sidebar.js";
import { part, word } from "../words.js";

/** @import { Quiz } from "../state/quiz.js" */

/**
 * @param {Quiz} quiz
 * @param {HTMLElement} element the line
 * @param {string} page that of the questions
 */
export function tellDue(quiz, element, page) {
  const n = dueNow(knownOf(quiz), Date.now()).today.length;
  const text = n ? word("due-here", { n }) : "";
  const acts = one(element, ".quiz-progress__acts");
  const known = acts.querySelector('[data-part="due-link"]');
  const link = known instanceof HTMLElement ? known : part("due-link");
  // First, where the line has room: what stands there stays.
  if (!known) acts.prepend(link, " ");
  link.hidden = !n;
  link.textContent = text;
  link.setAttribute("href", `${page}?view=due`);
  tellBeside(page, text);
}

/** Views of a quiz: which questions each shows, and what going through one has changed. Pure: no page, no storage, and the time is passed in. */
import { dueDay, dueNow, mixed, rankOf } from "./schedule.js";

/** @import { Done, Known, View } from "../types.js" */

/** By the names that addresses use. @type {readonly View[]} */
export const VIEWS = ["all", "unanswered", "missed", "flagged", "due"];

/** Whether answers in a view are practice: they change no score. @param {View} view */
export const practises = (view) => view === "missed" || view === "flagged" || view === "due";

/**
 * The ids of what a view shows, of the whole quiz or a section, in the order in which they are asked.
 * @param {View} view
 * @param {readonly Known[]} questions in the order of the bank
 * @param {number} now
 * @param {string} [section]
 * @returns {string[]}
 */
export function shownIn(view, questions, now, section) {
  const some = questions.filter((question) => section === undefined || question.section === section);
  if (view === "due") {
    const { today } = dueNow(questions, now); // a day holds so many of the whole quiz
    return today.filter((id) => some.some((question) => question.id === id));
  }
  const found = some.filter((question) => belongs(view, question));
  if (!practises(view)) return found.map(({ id }) => id);
  const ranked = found.map((question) => ({ ...question, rank: rankOf(question.seen, question.revision) }));
  return mixed(ranked.sort((a, b) => a.rank - b.rank)).map(({ id }) => id);
}

/** How many questions each view shows. @type {(questions: readonly Known[], now: number) => Record<View, number>} */
export function countIn(questions, now) {
  const counts = VIEWS.map((view) => [view, shownIn(view, questions, now).length]);
  return /** @type {Record<View, number>} */ (Object.fromEntries(counts));
}

/** @type {(view: View, question: Known) => boolean} */
function belongs(view, { state, flagged, seen, revision }) {
  if (view === "unanswered") return state === "open" || state === "changed";
  // Who was right about it since has nothing to repeat.
  if (view === "missed") return seen.filter((answer) => answer.revision === revision).at(-1)?.right === false;
  return view === "flagged" ? flagged : view === "all";
}

/**
 * The view that an address asks for, or null: `?view=missed`, `?view=due&section=ID`, `?section=ID`.
 * @param {string} search
 * @param {readonly string[]} sections
 * @returns {{view: View, section?: string} | null}
 */
export function viewOf(search, sections) {
  const asked = new URLSearchParams(search);
  const view = VIEWS.find((name) => name === asked.get("view"));
  const section = sections.find((id) => id === asked.get("section"));
  if (section !== undefined) return { view: view ?? "all", section };
  return view ? { view } : null;
}

/**
 * What going through a view has changed. Of each question the first answer since then counts.
 * @param {readonly string[]} ids what the view showed
 * @param {readonly Known[]} questions
 * @param {number} since
 * @returns {Done}
 */
export function doneIn(ids, questions, since) {
  const shown = questions.filter(({ id }) => ids.includes(id));
  const answers = shown.map(({ seen, revision, ...question }) => ({
    ...question,
    answer: seen.find((answer) => answer.at >= since && answer.revision === revision),
    due: dueDay(seen, revision),
  }));
  const answered = answers.filter(({ answer }) => answer);
  const missed = answered.filter(({ answer }) => !answer?.right);
  const days = missed.map(({ due }) => due).filter((due) => due !== null);
  return {
    total: ids.length,
    answered: answered.length,
    right: answered.length - missed.length,
    missed: missed.map(({ id }) => id),
    back: days.length ? Math.min(...days) : null,
    left: answered.filter(({ due }) => due === null).map(({ id }) => id),
  };
}

/** What the states of questions add up to. Pure: no page, no storage. */

/** @import { State, Tally } from "./types.js" */

/**
 * Adds up `{section: {question: state}}`, whole and by section. An answer that was shown is answered, but not right.
 * @param {Record<string, Record<string, State>>} states
 * @returns {Tally}
 */
export function tally(states) {
  const sections = Object.entries(states).map(([id, questions]) => {
    const ids = Object.keys(questions);
    const having = (/** @type {State[]} */ ...wanted) => ids.filter((question) => wanted.includes(questions[question]));
    const open = having("open", "changed");
    const missed = having("wrong", "shown");
    return {
      id,
      total: ids.length,
      answered: ids.length - open.length,
      right: having("right").length,
      changed: having("changed").length,
      open,
      missed,
    };
  });
  const sum = (/** @type {"total" | "answered" | "right" | "changed"} */ field) =>
    sections.reduce((total, section) => total + section[field], 0);
  return { total: sum("total"), answered: sum("answered"), right: sum("right"), changed: sum("changed"), sections };
}

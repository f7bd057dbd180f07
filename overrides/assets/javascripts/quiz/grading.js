/** What is right, and what it adds up to. Pure: no page, no storage. */

/** Whether exactly the letters of the key are chosen. */
export const isRight = (choice, key) =>
  choice.length === key.length && key.every((letter) => choice.includes(letter));

/** Adds up `{section: {question: state}}`, whole and by section. An answer that was shown is answered, but not right. */
export function tally(states) {
  const sections = Object.entries(states).map(([id, questions]) => {
    const ids = Object.keys(questions);
    const having = (...wanted) => ids.filter((question) => wanted.includes(questions[question]));
    const open = having("open", "changed");
    const missed = having("wrong", "shown");
    return { id, total: ids.length, answered: ids.length - open.length, right: having("right").length,
      changed: having("changed").length, open, missed };
  });
  const sum = (field) => sections.reduce((total, section) => total + section[field], 0);
  return { total: sum("total"), answered: sum("answered"), right: sum("right"), changed: sum("changed"), sections };
}

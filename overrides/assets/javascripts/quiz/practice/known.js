/** All that is known of the questions of a quiz, for what decides without a page. */
import { flagged } from "../state/steps.js";

/** @import { Known } from "../types.js" */
/** @import { Quiz } from "../state/quiz.js" */

/** In the order of the bank. @type {(quiz: Quiz) => Known[]} */
export function knownOf(quiz) {
  const marked = flagged(quiz.id);
  return Object.entries(quiz.questions).flatMap(([section, questions]) =>
    Object.entries(questions).map(([id, revision]) => ({
      id,
      section,
      revision,
      seen: quiz.seen(id),
      state: quiz.state(id, revision),
      flagged: marked.has(id),
    })),
  );
}

/** Earlier attempts: filing the current one and looking back. */
import { HISTORY } from "./records.js";
import { store } from "./store.js";

/** @import { Quiz } from "./quiz.js" */

/** Attempts that were filed, oldest first. @param {Quiz} quiz */
export const attemptsOf = (quiz) => store.read(quiz.id, HISTORY)?.attempts ?? [];

/** Files the attempt in the history and begins the next one. What was written for scenarios stays. @param {Quiz} quiz */
export function startOver(quiz) {
  const { number, at } = quiz.enter();
  const { right, answered, total } = quiz.tally();
  if (answered) {
    store.write(quiz.id, HISTORY, { attempts: [...attemptsOf(quiz), { number, at, right, answered, total }] });
  }
  quiz.begin(number + 1);
}

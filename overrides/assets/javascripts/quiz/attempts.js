/** Earlier attempts: filing the current one and looking back. */
import { store } from "./store.js";

/** Attempts that were filed, oldest first. */
export const attemptsOf = (quiz) => store.read(quiz.id, "+history")?.attempts ?? [];

/** Files the attempt in the history and begins the next one. What was written for scenarios stays. */
export function startOver(quiz) {
  const { number, at } = quiz.attempt;
  const { right, answered, total } = quiz.tally();
  if (answered) {
    store.write(quiz.id, "+history", { attempts: [...attemptsOf(quiz), { number, at, right, answered, total }] });
  }
  quiz.begin(number + 1);
}

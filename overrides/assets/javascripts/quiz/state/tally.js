/** What the current attempt at a quiz has come to so far. */
import { tally } from "../grading.js";

/** @import { State, Tally } from "../types.js" */
/** @import { Quiz } from "./quiz.js" */

/** @type {(quiz: Quiz) => Tally} */
export function soFar(quiz) {
  /** @type {Record<string, Record<string, State>>} */
  const states = {};
  for (const [section, questions] of Object.entries(quiz.questions)) {
    states[section] = {};
    for (const [id, revision] of Object.entries(questions)) states[section][id] = quiz.state(id, revision);
  }
  return tally(states);
}

/** Keeping answers. */
import { store } from "./store.js";

/** @import { Mode, Response, Sure } from "../types.js" */
/** @import { Quiz } from "./quiz.js" */

/**
 * Keeps an answer, by the revision of the page. An empty response: it was shown.
 * @param {Quiz} quiz
 * @param {string} question
 * @param {string} revision
 * @param {Response} response
 * @param {boolean} right
 * @param {{mode?: Mode, attempt?: string, sure?: Sure}} [more] what it was given for, if not for the whole quiz
 */
export function record(quiz, question, revision, response, right, more = {}) {
  const { mode = "attempt", attempt = quiz.enter().id, ...rest } = more;
  store.add(quiz.id, question, { at: Date.now(), attempt, revision, choice: response, right, mode, ...rest });
}

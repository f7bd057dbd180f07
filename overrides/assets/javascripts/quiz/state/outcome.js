/** What events come to: the attempt, the answer that counts, the state of a question. Pure: no page, no storage. */

/** @import { Answer, Attempt, AttemptEvent, State } from "../types.js" */

/**
 * The attempt at the whole quiz with the highest number, or null. Where two devices began it, the earlier beginning stands.
 * @param {readonly AttemptEvent[]} events in their order in time
 * @returns {Attempt | null}
 */
export function currentAttempt(events) {
  /** @type {Attempt | null} */
  let last = null;
  for (const { at, attempt: id, begun } of events) {
    if (begun?.mode === "attempt" && Number(id) > Number(last?.id ?? 0)) last = { id, at, ...begun };
  }
  return last;
}

/**
 * The answer that counts in an attempt: the first to the question as it is now, or else the last to an earlier wording.
 * @param {readonly Answer[]} seen in their order in time
 * @param {string} attempt
 * @param {string} revision
 */
export function answerIn(seen, attempt, revision) {
  const counting = seen.filter((answer) => answer.attempt === attempt && answer.mode !== "practice");
  return counting.find((answer) => answer.revision === revision) ?? counting.at(-1) ?? null;
}

/** @type {(answer: Answer | null, revision: string) => State} */
export function stateOf(answer, revision) {
  if (!answer) return "open";
  if (answer.revision !== revision) return "changed";
  if (!answer.choice.length) return "shown";
  return answer.right ? "right" : "wrong";
}

/** What events come to: attempts, the answer that counts, the state of a question. Pure: no page, no storage. */
import { responseOf } from "./records.js";

/** @import { Answer, Attempt, AttemptEvent, Begun, State } from "../types.js" */

/** Of an attempt whose beginning is lost, or that version 1 filed. @type {Begun} */
const UNKNOWN = { mode: "attempt", seed: "" };

/**
 * The attempts that events tell of. Where two devices began the same one, the earlier beginning stands.
 * @param {readonly AttemptEvent[]} events in their order in time
 */
export function attemptsIn(events) {
  /** @type {Map<string, Attempt>} */
  const attempts = new Map();
  for (const { at, attempt: id, begun, ended, filed } of events) {
    const known = attempts.get(id);
    const start = begun && (known?.seed ?? "") === "" ? { ...begun, at } : { at, ...UNKNOWN, ...known };
    attempts.set(id, { ...start, id, ended: known?.ended ?? ended, filed: known?.filed ?? filed });
  }
  return [...attempts.values()];
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

/** What became of a question with that answer. @type {(answer: Answer | null, revision: string) => State} */
export function stateOf(answer, revision) {
  if (!answer) return "open";
  if (answer.revision !== revision) return "changed";
  if (!responseOf(answer).length) return "shown";
  return answer.right ? "right" : "wrong";
}

/** What events come to over attempts: which there were, and what each came to. Pure: no page, no storage. */
import { answerIn } from "./outcome.js";

/** @import { Answer, Attempt, AttemptEvent, Filed } from "../types.js" */

/**
 * The attempts that events tell of, in the order in which they began.
 * @param {readonly AttemptEvent[]} events in their order in time
 */
export function attemptsIn(events) {
  /** @type {Map<string, Attempt>} */
  const attempts = new Map();
  for (const { at, attempt: id, begun, ended, filed } of events) {
    /** @type {Attempt} */
    const known = attempts.get(id) ?? { id, at, mode: "attempt", seed: "" };
    if (begun && !known.seed) Object.assign(known, begun, { at });
    known.ended ??= ended;
    known.filed ??= filed;
    attempts.set(id, known);
  }
  return [...attempts.values()].sort((a, b) => a.at - b.at);
}

/**
 * What the answers of an attempt come to. What version 1 filed stands where it says more: it kept the last answer to a question alone.
 * @param {(readonly Answer[])[]} questions
 * @param {Attempt} attempt
 * @returns {Filed}
 */
export function outcome(questions, { id, ended, filed }) {
  const answers = questions.map((seen) => given(seen, id)).filter((answer) => answer !== null);
  const answered = answers.length;
  if (filed && filed.answered > answered) return filed;
  const asked = Object.values(ended?.asked ?? {}).reduce((sum, n) => sum + n, 0);
  return {
    right: answers.filter(({ right }) => right).length,
    answered,
    total: Math.max(asked || (filed?.total ?? 0), answered),
  };
}

/** The answer that counted in an attempt to a question as it was then. @type {(seen: readonly Answer[], id: string) => Answer | null} */
export function given(seen, id) {
  return answerIn(seen, id, seen.filter(({ attempt }) => attempt === id).at(-1)?.revision ?? "");
}

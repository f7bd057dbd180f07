/** What answers are worth that are right in part. `macros/bank/credit.py` does the same; the same cases try both. Pure: no page, no storage. */

/** @import { Answer, Credits, Parts, Response, Tally } from "../types.js" */

/**
 * Of a point: the share of what is right that was chosen, less the share of what is wrong; never below 0.
 * @type {(chosen: Response, parts: Parts) => number}
 */
export function credit(chosen, [right, wrong]) {
  const share = (/** @type {string} */ of) => chosen.filter((each) => of.includes(each)).length / (of.length || 1);
  return Math.max(0, share(right) - share(wrong));
}

/** Points as they are shown and judged: nothing is rounded up. @param {number} sum */
export const points = (sum) => Math.floor(100 * sum + 1e-6) / 100;

/** What an answer is worth, by what is known of its question. @type {(answer: Answer | null, parts: Parts | undefined) => number} */
export function worth(answer, parts) {
  if (answer?.right) return 1;
  return answer && parts ? credit(answer.choice, parts) : 0;
}

/**
 * A tally in points: with what missed answers are worth.
 * @param {Tally} tally
 * @param {Credits} credits
 * @param {(question: string) => Answer | null} answerOf
 * @returns {Tally}
 */
export function inPoints(tally, credits, answerOf) {
  const partly = (/** @type {string} */ question) =>
    question in credits ? worth(answerOf(question), credits[question]) : 0;
  const exact = tally.sections.map(({ right, missed }) => missed.reduce((sum, each) => sum + partly(each), right));
  const sections = tally.sections.map((section, at) => ({ ...section, right: points(exact[at]) }));
  return { ...tally, sections, right: points(exact.reduce((sum, each) => sum + each, 0)) };
}

/** What an element says of questions that can be right in part. @type {(element: HTMLElement) => Credits} */
export const creditsOf = ({ dataset: { credits = "{}" } }) => JSON.parse(credits);

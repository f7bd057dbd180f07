/** Attempts beside one another: what each came to by section, and what changed since the one before. Pure: no page, no storage. */
import { points, worth } from "../state/credit.js";
import { given } from "../state/past.js";

/** @import { Answer, Change, Credits, Past, Row } from "../types.js" */

/**
 * Attempts with their score by section, of the questions that are still asked.
 * @param {readonly Past[]} attempts oldest first
 * @param {Record<string, string[]>} sections the ids of their questions
 * @param {Record<string, readonly Answer[]>} seen by question
 * @param {Credits} [credits] where parts of answers count: the score is in points
 * @returns {Row[]}
 */
export function historyOf(attempts, sections, seen, credits = {}) {
  /** @type {Set<string>} */
  const kinds = new Set();
  return attempts.map((attempt) => {
    const kind = kindOf(attempt);
    const first = !kinds.has(kind);
    kinds.add(kind);
    /** @type {Record<string, boolean>} */
    const rights = {};
    for (const id of Object.values(sections).flat()) {
      const answer = given(seen[id] ?? [], attempt.id);
      if (answer) rights[id] = answer.right;
    }
    const parts = Object.entries(sections)
      .filter(([id]) => attempt.sections?.includes(id) ?? true)
      .map(([id, questions]) => {
        const answered = questions.filter((question) => question in rights);
        const worths = answered.map((question) => worth(given(seen[question] ?? [], attempt.id), credits[question]));
        const right = points(worths.reduce((sum, each) => sum + each, 0));
        return { id, right, answered: answered.length, total: questions.length };
      });
    return { ...attempt, first, parts, given: rights };
  });
}

/** Attempts of one kind at the same sections are repeats of each other. @param {Past} attempt */
const kindOf = ({ mode, sections }) => [mode, ...(sections ?? [])].join(" ");

/**
 * What changed from the last attempt but one of its kind to the last; null where no question was answered in both.
 * @param {readonly Row[]} rows oldest first
 * @param {Record<string, string[]>} sections
 * @returns {Change | null}
 */
export function changeIn(rows, sections) {
  const last = rows.at(-1);
  const then = last && rows.filter((row) => kindOf(row) === kindOf(last)).at(-2);
  if (!then) return null;
  const compared = Object.entries(sections).map(([id, questions]) => {
    const both = questions.filter((question) => question in last.given && question in then.given);
    const rights = (/** @type {Row} */ row) => both.filter((question) => row.given[question]).length;
    return { id, both: both.length, now: rights(last), before: rights(then) };
  });
  const sum = (/** @type {"both" | "now" | "before"} */ field) => compared.reduce((n, each) => n + each[field], 0);
  if (!sum("both")) return null;
  const moved = compared.filter(({ now, before }) => now !== before);
  const [most = null] = moved.sort((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
  return { both: sum("both"), now: sum("now"), before: sum("before"), most };
}

/** What a score means: ranges, sections by need, the grade of a rubric. Pure: no page, no storage. */

/** @import { Range } from "./types.js" */

/**
 * The range that holds a value.
 * @template {Range} T
 * @param {T[]} ranges
 * @param {number} value
 */
export const rangeOf = (ranges, value) =>
  ranges.find(({ lowest, highest }) => lowest <= value && value <= highest) ?? null;

/**
 * Sections with something to repeat first: most lost points, then the lower share; otherwise as they stand.
 * @template {{right: number, total: number}} T
 * @param {T[]} sections
 */
export const byNeed = (sections) =>
  [...sections].sort((a, b) => b.total - b.right - (a.total - a.right) || a.right / a.total - b.right / b.total);

/**
 * The first so many missed questions, section after section.
 * @param {{missed: string[]}[]} sections
 * @param {number} most
 */
export const worstMissed = (sections, most) => sections.flatMap(({ missed }) => missed).slice(0, most);

/**
 * Mean of the worths of graded criteria in percent, rounded; null until every criterion is graded.
 * @param {string[]} criteria
 * @param {Record<string, string>} grades levels by criterion
 * @param {Record<string, number>} worth percent by level
 */
export function rubricGrade(criteria, grades, worth) {
  if (!criteria.length || !criteria.every((criterion) => grades[criterion] in worth)) return null;
  return Math.round(criteria.reduce((sum, criterion) => sum + worth[grades[criterion]], 0) / criteria.length);
}

/** What a score means: ranges, sections by need, the grade of a rubric. Pure: no page, no storage. */

/** The range that holds `value`; ranges are `{lowest, highest}`, both included. */
export const rangeOf = (ranges, value) =>
  ranges.find(({ lowest, highest }) => lowest <= value && value <= highest) ?? null;

/** Sections with something to repeat first: most lost points, then the lower share; otherwise as they stand. */
export const byNeed = (sections) =>
  [...sections].sort((a, b) => (b.total - b.right) - (a.total - a.right) || a.right / a.total - b.right / b.total);

/** Mean of the worths of graded criteria in percent, rounded; null until every criterion is graded. */
export function rubricGrade(criteria, grades, worth) {
  if (!criteria.length || !criteria.every((criterion) => grades[criterion] in worth)) return null;
  return Math.round(criteria.reduce((sum, criterion) => sum + worth[grades[criterion]], 0) / criteria.length);
}

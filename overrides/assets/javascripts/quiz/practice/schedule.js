/**
 * When a question pays to be asked again. A schedule, not a measurement of anyone's memory: fixed gaps that agree with what a model of
 * forgetting says where it knows right and wrong alone. Pure: no page, no storage, and the time is passed in.
 */

/** @import { Answer, Due, Forecast, Scheduled } from "../types.js" */

/** Days until a question comes back: after a miss, or once its reader was not sure; and after right answers alone. The last gap repeats. */
const AFTER_A_MISS = [1, 3, 8, 21];
const AFTER_RIGHT = [3, 14, 60];
/** Right on so many days after the first right one, a question leaves: then each gap was waited for. */
const LEAVES_AFTER = 3;
/** Most questions that are asked on one day. */
export const MOST_A_DAY = 20;

const DAY = 86_400_000;

/** The day on which a time falls where the reader is, counted from the first day of 1970. @param {number} at */
export function dayOf(at) {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY;
}

/** The day as a date. @param {number} day */
export function dateOf(day) {
  const date = new Date(day * DAY);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
}

/**
 * The day on which a question is due, or null: it was never answered as it is worded now, or it has left.
 *
 * Of each day the first answer counts, as what is repeated at once says little of a month later.
 * @param {readonly Answer[]} seen in their order in time
 * @param {string} revision
 * @returns {number | null}
 */
export function dueDay(seen, revision) {
  /** @type {Map<number, Answer>} */
  const first = new Map();
  for (const answer of seen) {
    const day = dayOf(answer.at);
    if (answer.revision === revision && !first.has(day)) first.set(day, answer);
  }
  let gaps = AFTER_RIGHT;
  let step = 0;
  let rights = 0;
  let last = null;
  for (const [day, answer] of first) {
    if (!answer.right || (isUnsure(answer) && gaps === AFTER_RIGHT)) {
      gaps = AFTER_A_MISS;
      step = 0;
      rights = 0;
    } else {
      if (last !== null) step += 1;
      if (answer.sure !== "guess") rights += 1;
    }
    if (rights > LEAVES_AFTER) return null;
    last = day + gaps[Math.min(step, gaps.length - 1)];
  }
  return last;
}

/** Whether its reader, who was asked, said anything but "sure". @param {Answer} answer */
const isUnsure = ({ sure }) => sure !== undefined && sure !== "sure";

/**
 * What is due today, the most overdue first and sections in turn, as far as a day holds.
 * @param {readonly Scheduled[]} questions
 * @param {number} now
 * @returns {Due}
 */
export function dueNow(questions, now) {
  const [today, ...later] = forecast(questions, now);
  const next = today?.day === dayOf(now) ? later[0] : today;
  return { today: today?.day === dayOf(now) ? today.ids : [], next: next?.day ?? null };
}

/**
 * What comes on which day, from today on, if every question is answered on its day and nothing new is missed.
 * @param {readonly Scheduled[]} questions
 * @param {number} now
 * @returns {Forecast[]} days with something due, in their order
 */
export function forecast(questions, now) {
  const today = dayOf(now);
  const waiting = questions
    .map(({ id, section, seen, revision }) => ({
      id,
      section,
      due: dueDay(seen, revision),
      rank: rankOf(seen, revision),
    }))
    .filter((question) => question.due !== null)
    .map(({ due, ...question }) => ({ ...question, due: Number(due) }))
    .sort((a, b) => a.due - b.due || a.rank - b.rank);
  /** @type {Map<number, typeof waiting>} */
  const days = new Map();
  let room = MOST_A_DAY - doneToday(questions, now);
  let day = today;
  for (const question of waiting) {
    const wanted = Math.max(question.due, today);
    if (wanted > day) {
      day = wanted;
      room = MOST_A_DAY;
    }
    if (room <= 0) {
      day += 1;
      room = MOST_A_DAY;
    }
    room -= 1;
    days.set(day, [...(days.get(day) ?? []), question]);
  }
  return [...days].map(([day, some]) => ({ day, ids: mixed(some).map(({ id }) => id) }));
}

/**
 * Where a question stands among those of a day, by its last answer: wrong although the reader was sure comes first, then what else was
 * wrong, then guesses, then what somebody only thought they knew.
 * @type {(seen: readonly Answer[], revision: string) => number}
 */
export function rankOf(seen, revision) {
  const last = seen.filter((answer) => answer.revision === revision).at(-1);
  if (!last || (last.right && !isUnsure(last))) return 4;
  if (last.right) return last.sure === "guess" ? 2 : 3;
  return last.sure === "sure" ? 0 : 1;
}

/** How many of today's questions are done: they were due, and have an answer of today. @type {(questions: readonly Scheduled[], now: number) => number} */
function doneToday(questions, now) {
  const today = dayOf(now);
  return questions.filter(({ seen, revision }) => {
    const before = seen.filter(({ at }) => dayOf(at) < today);
    const due = dueDay(before, revision);
    return before.length < seen.length && due !== null && due <= today;
  }).length;
}

/**
 * One of each section in turn: what is alike does not follow on each other. The first of each stays before its next.
 * @template {{section: string}} T
 * @param {readonly T[]} questions
 * @returns {T[]}
 */
export function mixed(questions) {
  /** @type {Map<string, T[]>} */
  const sections = new Map();
  for (const question of questions)
    sections.set(question.section, [...(sections.get(question.section) ?? []), question]);
  const rows = [...sections.values()];
  const longest = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: longest }, (_, at) => rows.flatMap((row) => row.slice(at, at + 1))).flat();
}

/** An exam as its events tell of it: what it asks, how long it took, what is said of the clock. Pure: no page, no storage, and the time is passed in. */
import { attemptsIn } from "../state/past.js";

/** @import { Attempt, AttemptEvent, Sitting } from "../types.js" */

const MINUTE = 60_000;
/** So many minutes before the end, the clock is announced; and half-way. */
const ANNOUNCED = [5, 1, 0];

/** The exam that was begun last and is not ended, or null. @param {readonly AttemptEvent[]} events in their order in time */
export const sitting = (events) => running(events, "exam");

/** The section that was begun again last and is not ended, or null. @type {(events: readonly AttemptEvent[], section: string) => Attempt | null} */
export const again = (events, section) => running(events, "section", section);

/** @type {(events: readonly AttemptEvent[], mode: string, section?: string) => Attempt | null} */
function running(events, mode, section) {
  const fits = (/** @type {Attempt} */ attempt) =>
    attempt.mode === mode && !attempt.ended && (section === undefined || attempt.sections?.join() === section);
  return attemptsIn(events).filter(fits).at(-1) ?? null;
}

/**
 * How an exam stands at a time; null if there is none of that id. What was paused is no time of it, and a clock that
 * was set back takes none away.
 * @param {readonly AttemptEvent[]} events in their order in time
 * @param {string} id
 * @param {number} now
 * @returns {Sitting | null}
 */
export function sittingOf(events, id, now) {
  const own = events.filter(({ attempt }) => attempt === id);
  const [attempt] = attemptsIn(own);
  if (attempt?.mode !== "exam") return null;
  const end = own.find(({ ended }) => ended)?.at;
  let taken = 0;
  let pauses = 0;
  /** Since when its clock runs; null while it does not. @type {number | null} */
  let since = attempt.at;
  for (const { at, paused } of own) {
    if (paused === undefined || (end !== undefined && at > end)) continue;
    if (paused && since !== null) {
      taken += Math.max(0, at - since);
      pauses += 1;
      since = null;
    } else if (!paused) since ??= at;
  }
  if (since !== null) taken += Math.max(0, (end ?? now) - since);
  const { minutes } = attempt;
  const left = minutes ? minutes * MINUTE - taken : null;
  return { attempt, taken, pauses, left, paused: since === null, over: end !== undefined };
}

/**
 * What the clock announces when so much is left that was not before: "half", or how many minutes; null for nothing.
 * @param {number} minutes of the exam
 * @param {number} before milliseconds that were left
 * @param {number} left
 * @returns {number | "half" | null}
 */
export function announced(minutes, before, left) {
  const passed = (/** @type {number} */ at) => before > at * MINUTE && left <= at * MINUTE;
  const last = ANNOUNCED.filter((at) => at < minutes && passed(at)).at(-1);
  if (last !== undefined) return last;
  return passed(minutes / 2) && minutes / 2 > ANNOUNCED[0] ? "half" : null;
}

/** Minutes for some questions of a quiz. @type {(minutes: number, asked: number, total: number) => number} */
export const minutesFor = (minutes, asked, total) => Math.max(1, Math.round((minutes * asked) / total));

/** The points in the whole quiz that a share of right answers stands for, for its bands. @type {(right: number, asked: number, total: number) => number} */
export const pointsFor = (right, asked, total) => Math.floor((right * total) / asked);

/** Right answers that pass, of so many. @type {(pass: number, asked: number, total: number) => number} */
export const passFor = (pass, asked, total) => Math.ceil((pass * asked) / total);

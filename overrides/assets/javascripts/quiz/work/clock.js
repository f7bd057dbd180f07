/** Times as an exam says them. */
import { word } from "../words.js";

const MINUTE = 60_000;
/** From so many minutes before the end, seconds are shown. */
const CLOSE = 5;

/** What is left, in milliseconds; null without a clock. @param {number | null} left */
export function clockOf(left) {
  if (left === null) return word("exam-no-clock");
  if (left > CLOSE * MINUTE) return word("exam-left", { n: Math.ceil(left / MINUTE) });
  if (left > 0) {
    const seconds = Math.ceil(left / 1000);
    return word("exam-left-close", { time: `${Math.floor(seconds / 60)}:${`${seconds % 60}`.padStart(2, "0")}` });
  }
  const over = Math.floor(-left / MINUTE);
  return over ? word("exam-over", { n: over }) : word("exam-up");
}

/** Milliseconds as minutes. @param {number} time */
export function durationOf(time) {
  const n = Math.round(time / MINUTE);
  return n ? word("exam-minutes", { n }) : word("exam-short");
}

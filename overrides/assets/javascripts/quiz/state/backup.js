/** A copy of what is saved, and bringing one back: union by name, the later attempt or time wins, nothing unreadable gets in. */
import { isRecord } from "./records.js";
import { store } from "./store.js";

const FORMAT = "self-check answers";

/**
 * By attempt first: every browser begins an attempt of its own, the first one, on the first visit.
 * @param {any} a a record
 * @param {any} b the record that is here, if there is one
 */
const isLater = (a, b) => !b || ((a.number ?? a.attempt ?? 0) - (b.number ?? b.attempt ?? 0) || a.at - b.at) > 0;

/** Everything saved of a quiz, as text for a file. @param {string} quiz */
export function copyOf(quiz) {
  const records = Object.fromEntries(store.names(quiz).map((name) => [name, store.read(quiz, name)]));
  return JSON.stringify({ format: FORMAT, quiz, records }, null, 1);
}

/**
 * Takes in a copy. Returns how many records came in, or null if the text is no copy of this quiz.
 * @param {string} quiz
 * @param {string} text
 */
export function bringBack(quiz, text) {
  let copy = null;
  try {
    copy = JSON.parse(text);
  } catch {
    return null;
  }
  if (copy?.format !== FORMAT || copy.quiz !== quiz || typeof copy.records !== "object") return null;
  /** @type {[string, any][]} */
  const records = Object.entries(copy.records ?? {});
  const newer = records.filter(([name, record]) => isRecord(name, record) && isLater(record, store.read(quiz, name)));
  for (const [name, record] of newer) store.write(quiz, name, record);
  return newer.length;
}

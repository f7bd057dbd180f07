/** A copy of what is saved, and bringing one back: the union of both. Nothing unreadable, newer or of this device alone gets in. */
import { merge, nameNow, readRecord } from "./reading.js";
import { isOfDevice, VERSION } from "./records.js";
import { store } from "./store.js";
import { namesOf, quizzes } from "./whole.js";

/** @import { Coming, Refused } from "../types.js" */

const FORMAT = "self-check answers";
/** In characters: more than a browser keeps for a site. */
const LONGEST = 1e7;
/** As quizzes are named: nothing that would lead to a place of something else. */
const NAME = /^[a-z\d][a-z\d.-]*$/;

/** Everything saved of a quiz, as text for a file. @param {string} quiz */
export function copyOf(quiz) {
  return JSON.stringify({ format: FORMAT, quiz, records: recordsOf(quiz) }, null, 1);
}

/** Everything saved of all quizzes of the site. */
export function copyOfSite() {
  const all = Object.fromEntries(quizzes().map((quiz) => [quiz, recordsOf(quiz)]));
  return JSON.stringify({ format: FORMAT, quizzes: all }, null, 1);
}

/** @param {string} quiz */
function recordsOf(quiz) {
  // What was asked for and is not there has a name, too.
  const names = namesOf(quiz).filter((name) => !isOfDevice(name) && store.read(quiz, name).length);
  return Object.fromEntries(names.map((name) => [name, { v: VERSION, seen: store.read(quiz, name) }]));
}

/**
 * What a copy of this quiz, or of the whole site, would add here; or why it is refused.
 * @param {string} quiz
 * @param {string} text
 * @returns {Coming | Refused}
 */
export function newIn(quiz, text) {
  if (text.length > LONGEST) return "huge";
  let copy = null;
  try {
    copy = JSON.parse(text);
  } catch {
    return "foreign";
  }
  if (copy?.format !== FORMAT) return "foreign";
  if (isTable(copy.quizzes)) {
    const named = Object.entries(copy.quizzes).filter(([name, records]) => NAME.test(name) && isTable(records));
    return comingIn(named);
  }
  if (!isTable(copy.records) || typeof copy.quiz !== "string") return "foreign";
  return copy.quiz === quiz ? comingIn([[quiz, copy.records]]) : "other";
}

const isTable = (/** @type {unknown} */ value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * @param {[quiz: string, records: Record<string, unknown>][]} copies
 * @returns {Coming}
 */
function comingIn(copies) {
  /** @type {Coming} */
  const coming = { records: [], newer: 0 };
  for (const [quiz, records] of copies) {
    /** @type {Map<string, any[]>} */
    const found = new Map();
    for (const [before, value] of Object.entries(records)) {
      const name = nameNow(before);
      const record = readRecord(before, value);
      if (record === "newer") coming.newer += 1;
      if (typeof record !== "object" || isOfDevice(name)) continue;
      const here = store.read(quiz, name);
      const known = new Set(here.map((event) => JSON.stringify(event)));
      const more = merge(name, here, found.get(name) ?? [], record.seen).filter(
        (event) => !known.has(JSON.stringify(event)),
      );
      if (more.length) found.set(name, more);
    }
    for (const [name, events] of found) coming.records.push({ quiz, name, events });
  }
  return coming;
}

/** Takes in what a copy would add. @param {Coming} coming */
export function bringBack({ records }) {
  for (const { quiz, name, events } of records) store.add(quiz, name, ...events);
}

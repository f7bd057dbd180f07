/** A copy of what is saved, and bringing one back: the union of both. Nothing unreadable, newer or of this device alone gets in. */
import { merge, nameNow, readRecord } from "./reading.js";
import { isOfDevice, VERSION } from "./records.js";
import { store } from "./store.js";
import { namesOf } from "./whole.js";

const FORMAT = "self-check answers";
/** In characters: more than a browser keeps for a site. */
const LONGEST = 1e7;

/** Everything saved of a quiz, as text for a file. @param {string} quiz */
export function copyOf(quiz) {
  const names = namesOf(quiz).filter((name) => !isOfDevice(name));
  const records = Object.fromEntries(names.map((name) => [name, { v: VERSION, seen: store.read(quiz, name) }]));
  return JSON.stringify({ format: FORMAT, quiz, records }, null, 1);
}

/**
 * The events of a copy that are not here, by name, or null if the text is no copy of this quiz.
 * @param {string} quiz
 * @param {string} text
 */
export function newIn(quiz, text) {
  if (text.length > LONGEST) return null;
  let copy = null;
  try {
    copy = JSON.parse(text);
  } catch {
    return null;
  }
  if (copy?.format !== FORMAT || copy.quiz !== quiz || typeof copy.records !== "object") return null;
  /** @type {Map<string, any[]>} */
  const found = new Map();
  for (const [before, value] of Object.entries(copy.records ?? {})) {
    const name = nameNow(before);
    const record = readRecord(before, value);
    if (typeof record !== "object" || isOfDevice(name)) continue;
    const here = store.read(quiz, name);
    const known = new Set(here.map((event) => JSON.stringify(event)));
    const more = merge(name, here, found.get(name) ?? [], record.seen).filter(
      (event) => !known.has(JSON.stringify(event)),
    );
    if (more.length) found.set(name, more);
  }
  return found;
}

/**
 * Takes in a copy. Returns the events that came in, by name, or null if the text is no copy of this quiz.
 * @param {string} quiz
 * @param {string} text
 */
export async function bringBack(quiz, text) {
  await store.learn(); // what is brought is not the last that happened
  const found = newIn(quiz, text);
  for (const [name, events] of found ?? []) store.add(quiz, name, ...events);
  return found;
}

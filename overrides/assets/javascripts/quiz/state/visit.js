/** What a visit leaves behind beside answers: what is chosen and not yet checked, and what the reader has set. */
import { hear } from "../events.js";
import { store } from "./store.js";

/** @type {Map<string, boolean>} */
const known = new Map();
/** @type {Map<string, string>} */
const kept = new Map();

/** @type {(quiz: string, question: string, revision: string) => string[]} */
export const pendingOf = (quiz, question, revision) => JSON.parse(kept.get(`${quiz}/${question}/${revision}`) ?? "[]");

/** @type {(quiz: string, question: string, revision: string, response: string[]) => void} */
export const keepPending = (quiz, question, revision, response) =>
  void kept.set(`${quiz}/${question}/${revision}`, JSON.stringify(response));

/** @type {(name: string) => string} */
export const settingOf = (name) => kept.get(name) ?? "";

/** @type {(name: string, value: string) => void} */
export const set = (name, value) => void kept.set(name, value);

/** Whether anything is saved of a quiz beside that it was looked at. @type {(quiz: string) => boolean} */
export function begun(quiz) {
  if (!known.has(quiz)) known.set(quiz, store.names(quiz).length > 1);
  return Boolean(known.get(quiz));
}

hear(store, "change", () => known.clear());

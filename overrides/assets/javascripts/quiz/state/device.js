/** What is this device's alone and in no copy: what the reader set, the question the reader was at, and what is chosen and not yet checked. */
import { PENDING, PLACE, SETTINGS } from "./records.js";
import { store } from "./store.js";

/** @import { PendingEvent, Response, Sure } from "../types.js" */
/** @import { Quiz } from "./quiz.js" */

/** What was last set under a name. @type {(quiz: string, name: string) => string | null} */
export const setting = (quiz, name) =>
  store
    .read(quiz, SETTINGS)
    .filter(({ setting }) => setting === name)
    .at(-1)?.value ?? null;

/** @type {(quiz: string, setting: string, value: string) => void} */
export const set = (quiz, setting, value) => store.add(quiz, SETTINGS, { at: Date.now(), setting, value });

/** The question the reader was at last. @type {(quiz: string) => string | null} */
export const place = (quiz) => store.read(quiz, PLACE).at(-1)?.question ?? null;

/** @type {(quiz: string, question: string) => void} */
export const goTo = (quiz, question) => store.add(quiz, PLACE, { at: Date.now(), question });

/**
 * What is chosen and not yet checked, for a question as it is asked now, in the current attempt or in another one.
 * @type {(quiz: Quiz, question: string, revision: string, attempt?: string) => Pick<PendingEvent, "choice" | "sure">}
 */
export function pending(quiz, question, revision, attempt = quiz.attempt?.id) {
  const last = store
    .read(quiz.id, PENDING)
    .filter((kept) => kept.question === question && kept.attempt === attempt)
    .at(-1);
  return last?.revision === revision ? last : { choice: [] };
}

/**
 * An empty response takes back what was there.
 * @type {(quiz: Quiz, question: string, revision: string, response: Response, attempt?: string, sure?: Sure) => void}
 */
export function keepPending(quiz, question, revision, choice, attempt = quiz.enter().id, sure = undefined) {
  store.add(quiz.id, PENDING, { at: Date.now(), question, attempt, revision, choice, ...(sure && { sure }) });
}

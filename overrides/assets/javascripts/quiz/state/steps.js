/** Next steps that are ticked, and questions that are flagged. */
import { FLAGS, STEPS } from "./records.js";
import { store } from "./store.js";

/** Of each thing the last word. @type {(events: readonly [string, boolean][]) => Set<string>} */
const standing = (events) => new Set([...new Map(events)].filter(([, on]) => on).map(([thing]) => thing));

/** The steps that are ticked. @param {string} quiz */
export const stepsDone = (quiz) => standing(store.read(quiz, STEPS).map(({ step, done }) => [step, done]));

/** @type {(quiz: string, step: string, done: boolean) => void} */
export const tick = (quiz, step, done) => store.add(quiz, STEPS, { at: Date.now(), step, done });

/** The questions that are flagged. @param {string} quiz */
export const flagged = (quiz) => standing(store.read(quiz, FLAGS).map(({ question, flagged }) => [question, flagged]));

/** @type {(quiz: string, question: string, flagged: boolean) => void} */
export const flag = (quiz, question, flagged) => store.add(quiz, FLAGS, { at: Date.now(), question, flagged });

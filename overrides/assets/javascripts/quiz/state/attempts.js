/** Earlier attempts: ending the current one and looking back. */
import { tally } from "../grading.js";
import { answerIn, stateOf } from "./outcome.js";
import { attemptsIn, given, outcome } from "./past.js";
import { isAnswer } from "./reading.js";
import { ATTEMPTS } from "./records.js";
import { store } from "./store.js";
import { namesOf } from "./whole.js";

/** @import { Answer, Past, SectionTally, State } from "../types.js" */
/** @import { Quiz } from "./quiz.js" */

/** Ends the attempt and begins the next one. What was written for scenarios stays. @param {Quiz} quiz */
export function startOver(quiz) {
  const { id } = quiz.enter();
  const { answered, sections } = quiz.tally();
  const asked = Object.fromEntries(sections.map(({ id: section, total }) => [section, total]));
  if (answered) store.add(quiz.id, ATTEMPTS, { at: Date.now(), attempt: id, ended: { asked } });
  quiz.begin(Number(id) + 1);
}

/**
 * Attempts before the current one that have answers, with what they came to, oldest first.
 * @param {Quiz} quiz
 * @returns {Past[]}
 */
export function attemptsOf(quiz) {
  const answers = everything(quiz);
  const now = quiz.attempt?.id;
  return attemptsIn(store.read(quiz.id, ATTEMPTS))
    .filter(({ id, mode, ended }) => (mode === "attempt" ? id !== now : ended))
    .map((attempt) => ({ ...attempt, ...outcome(answers, attempt), number: Number(attempt.id) }))
    .filter(({ answered }) => answered);
}

/**
 * What an earlier attempt came to in each section, of the questions that are still asked; null where answers of it are missing.
 * @param {Quiz} quiz
 * @param {Past} attempt
 * @returns {SectionTally[] | null}
 */
export function sectionsOf(quiz, { id, answered }) {
  /** @type {Record<string, Record<string, State>>} */
  const states = {};
  for (const [section, questions] of Object.entries(quiz.questions)) {
    states[section] = {};
    for (const question of Object.keys(questions)) {
      const answer = given(quiz.seen(question), id);
      states[section][question] = stateOf(answer, answer?.revision ?? "");
    }
  }
  const found = tally(states);
  return found.answered < answered ? null : found.sections;
}

/** The ids of questions that are gone, with an answer in the current attempt. @param {Quiz} quiz */
export function goneFrom(quiz) {
  const number = quiz.attempt?.id ?? "";
  return gone(quiz).filter((name) => answerIn(store.read(quiz.id, name), number, ""));
}

/** @param {Quiz} quiz */
function gone({ id, questions, formerly }) {
  const present = Object.values(questions).flatMap(Object.keys);
  const known = new Set([...present, ...Object.values(formerly).flat()]);
  return namesOf(id).filter((name) => isAnswer(name) && !known.has(name));
}

/** The answers to each question that is, or was, in the quiz. @param {Quiz} quiz */
function everything(quiz) {
  const present = Object.values(quiz.questions).flatMap(Object.keys);
  return [...present.map((question) => quiz.seen(question)), ...gone(quiz).map((name) => store.read(quiz.id, name))];
}

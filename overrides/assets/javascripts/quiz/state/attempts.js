/** Earlier attempts: ending the current one and looking back. */
import { tally } from "../grading.js";
import { inPoints, points, worth } from "./credit.js";
import { answerIn, stateOf } from "./outcome.js";
import { attemptsIn, given, outcome } from "./past.js";
import { isAnswer } from "./reading.js";
import { ATTEMPTS } from "./records.js";
import { store } from "./store.js";
import { soFar } from "./tally.js";
import { namesOf } from "./whole.js";

/** @import { Answer, Attempt, Credits, Past, SectionTally, State, Tally } from "../types.js" */
/** @import { Quiz } from "./quiz.js" */

/** Ends the attempt and begins the next one. What was written for scenarios stays. @param {Quiz} quiz */
export function startOver(quiz) {
  const { id } = quiz.enter();
  const { answered, sections } = soFar(quiz);
  const asked = Object.fromEntries(sections.map(({ id: section, total }) => [section, total]));
  if (answered) store.add(quiz.id, ATTEMPTS, { at: Date.now(), attempt: id, ended: { asked } });
  quiz.begin(Number(id) + 1);
}

/** What the current attempt has come to, in points where parts of answers count. @type {(quiz: Quiz, credits: Credits) => Tally} */
export function tallyOf(quiz, credits) {
  const number = quiz.attempt?.id ?? "";
  return inPoints(soFar(quiz), credits, (question) => given(quiz.seen(question), number));
}

/**
 * Attempts before the current one that have answers, with what they came to, oldest first; in points where parts of answers count.
 * @param {Quiz} quiz
 * @param {Credits} [credits]
 * @returns {Past[]}
 */
export function attemptsOf(quiz, credits = {}) {
  const answers = everything(quiz);
  const now = quiz.attempt?.id;
  return attemptsIn(store.read(quiz.id, ATTEMPTS))
    .filter(({ id, mode, ended }) => (mode === "attempt" ? id !== now : ended))
    .map((attempt) => pastOf(quiz, attempt, credits, answers))
    .filter(({ answered }) => answered);
}

/**
 * What an attempt came to, in points where parts of answers count.
 * @param {Quiz} quiz
 * @param {Attempt} attempt
 * @param {Credits} credits
 * @returns {Past}
 */
export function pastOf(quiz, attempt, credits, answers = everything(quiz)) {
  const { right, ...rest } = outcome(answers, attempt);
  return { ...attempt, ...rest, right: points(right + partly(quiz, attempt.id, credits)), number: Number(attempt.id) };
}

/** What the missed answers of an attempt are worth. @type {(quiz: Quiz, attempt: string, credits: Credits) => number} */
function partly(quiz, attempt, credits) {
  const missed = Object.keys(credits)
    .map((question) => ({ answer: given(quiz.seen(question), attempt), parts: credits[question] }))
    .filter(({ answer }) => !answer?.right);
  return missed.reduce((sum, { answer, parts }) => sum + worth(answer, parts), 0);
}

/**
 * What an earlier attempt came to in each section, of the questions that are still asked; null where answers of it are missing.
 * @param {Quiz} quiz
 * @param {Past} attempt
 * @param {Credits} [credits]
 * @returns {SectionTally[] | null}
 */
export function sectionsOf(quiz, { id, answered }, credits = {}) {
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
  if (found.answered < answered) return null;
  return inPoints(found, credits, (question) => given(quiz.seen(question), id)).sections;
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

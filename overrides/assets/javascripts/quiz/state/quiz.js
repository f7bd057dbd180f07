/** A quiz as its reader left it: the attempt, the state of each question, and what they add up to. */
import { tally } from "../grading.js";
import { answerIn, attemptsIn, stateOf } from "./outcome.js";
import { ATTEMPTS, chosen, isAnswer, responseOf } from "./records.js";
import { store } from "./store.js";

/** @import { Answer, Attempt, Mode, Response, State, Sure } from "../types.js" */

export class Quiz {
  /**
   * @param {string} id
   * @param {Record<string, Record<string, string>>} questions `{section: {question: revision}}`
   * @param {Record<string, string[]>} formerly the ids that questions had before
   */
  constructor(id, questions, formerly) {
    this.id = id;
    this.questions = questions;
    this.formerly = formerly;
  }

  /**
   * The quiz that an element's attributes describe: a whole ledger, a single question, or its name alone.
   * @param {HTMLElement} element
   */
  static of({ dataset: { quiz = "", questions, formerly, section = "", id = "", revision = "" } }) {
    if (questions) return new Quiz(quiz, JSON.parse(questions), JSON.parse(formerly ?? "{}"));
    return new Quiz(quiz, { [section]: { [id]: revision } }, { [id]: formerly?.split(" ") ?? [] });
  }

  /** Every attempt, in the order in which they began. */
  get attempts() {
    return attemptsIn(store.read(this.id, ATTEMPTS));
  }

  /** The current attempt at the whole quiz: the one with the highest number. Null before the reader `enter`s the first one. */
  get attempt() {
    const whole = this.attempts.filter(({ mode }) => mode === "attempt");
    return whole.sort((a, b) => Number(a.id) - Number(b.id)).at(-1) ?? null;
  }

  /** Goes on with the current attempt, or the last one answered where what began it is lost, or begins the first. */
  enter() {
    return (
      this.attempt ??
      this.begin(
        Math.max(
          1,
          ...store
            .names(this.id)
            .filter(isAnswer)
            .map((name) => this.#last(name)),
        ),
      )
    );
  }

  /** The last attempt at the whole quiz with an answer of that name. @param {string} name */
  #last(name) {
    const answers = store.read(this.id, name).filter(({ mode }) => mode === "attempt");
    return Math.max(1, ...answers.map(({ attempt }) => Number(attempt)));
  }

  /** @type {(number: number) => Attempt} */
  begin(number) {
    const at = Date.now();
    const begun = { mode: /** @type {Mode} */ ("attempt"), seed: Math.random().toString(36).slice(2) };
    store.add(this.id, ATTEMPTS, { at, attempt: `${number}`, begun });
    return { id: `${number}`, at, ...begun };
  }

  /** Every answer to a question, also under a former id, in their order in time. @param {string} question */
  seen(question) {
    const names = [question, ...(this.formerly[question] ?? [])];
    const seen = names.flatMap((name) => store.read(this.id, name));
    return names.length > 1 ? seen.sort((a, b) => a.at - b.at) : seen;
  }

  /** The answer that counts in the current attempt, if there is one. @type {(question: string, revision: string) => Answer | null} */
  answer(question, revision) {
    const { attempt } = this;
    return attempt && answerIn(this.seen(question), attempt.id, revision);
  }

  /** The response that counts in the current attempt, or an empty one. @type {(question: string, revision: string) => Response} */
  response(question, revision) {
    const answer = this.answer(question, revision);
    return answer ? responseOf(answer) : [];
  }

  /** @type {(question: string, revision: string) => State} */
  state(question, revision) {
    return stateOf(this.answer(question, revision), revision);
  }

  /**
   * Keeps an answer. The first of the current attempt counts.
   * @param {string} question
   * @param {string} revision that of the page
   * @param {Response} response empty: the answer was shown
   * @param {boolean} right
   * @param {{mode?: Mode, attempt?: string, sure?: Sure}} [more] what it was given for, if not for the whole quiz
   */
  record(question, revision, response, right, { mode = "attempt", attempt = this.enter().id, sure } = {}) {
    store.add(this.id, question, { ...chosen(attempt, revision, response), right, mode, ...(sure && { sure }) });
  }

  tally() {
    /** @type {Record<string, Record<string, State>>} */
    const states = {};
    for (const [section, questions] of Object.entries(this.questions)) {
      states[section] = {};
      for (const [id, revision] of Object.entries(questions)) states[section][id] = this.state(id, revision);
    }
    return tally(states);
  }
}

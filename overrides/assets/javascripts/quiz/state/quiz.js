/** A quiz as its reader left it: the attempt, and the state of each question. */
import { answerIn, currentAttempt, stateOf } from "./outcome.js";
import { ATTEMPTS } from "./records.js";
import { store } from "./store.js";

/** @import { Answer, State } from "../types.js" */

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

  /** The current attempt at the whole quiz. Null before the reader `enter`s the first one. */
  get attempt() {
    return currentAttempt(store.read(this.id, ATTEMPTS));
  }

  /** Goes on with the current attempt, or begins the first. */
  enter() {
    return this.attempt ?? this.begin(1);
  }

  /** @param {number} number */
  begin(number) {
    const begun = { mode: /** @type {const} */ ("attempt"), seed: Math.random().toString(36).slice(2) };
    const at = Date.now();
    store.add(this.id, ATTEMPTS, { at, attempt: `${number}`, begun });
    return { id: `${number}`, at, ...begun };
  }

  /** Every answer to a question, also under a former id. @param {string} question */
  seen(question) {
    const names = [question, ...(this.formerly[question] ?? [])];
    return names.flatMap((name) => store.read(this.id, name)).sort((a, b) => a.at - b.at);
  }

  /** The answer that counts in the current attempt. @type {(question: string, revision: string) => Answer | null} */
  answer(question, revision) {
    const { attempt } = this;
    return attempt && answerIn(this.seen(question), attempt.id, revision);
  }

  /** @type {(question: string, revision: string) => State} */
  state(question, revision) {
    return stateOf(this.answer(question, revision), revision);
  }
}

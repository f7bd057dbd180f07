/** A quiz as its reader left it: the attempt, the state of each question, and what they add up to. */
import { tally } from "../grading.js";
import { ATTEMPT, answered, responseOf } from "./records.js";
import { store } from "./store.js";

/** @import { State } from "../types.js" */

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

  /** The current attempt. Null before the reader `enter`s the first one. */
  get attempt() {
    return store.read(this.id, ATTEMPT);
  }

  /** Goes on with the current attempt, or the last one answered where its record is lost, or begins the first. */
  enter() {
    return this.attempt ?? this.begin(Math.max(1, ...store.names(this.id).map((name) => this.#attemptOf(name))));
  }

  /** @param {string} name */
  #attemptOf(name) {
    return store.read(this.id, name)?.attempt ?? 1;
  }

  /** @param {number} number */
  begin(number) {
    return store.write(this.id, ATTEMPT, { number, seed: Math.random().toString(36).slice(2) });
  }

  /** The answer saved in the current attempt, also under a former id. @param {string} question */
  #answer(question) {
    const attempt = this.attempt;
    for (const name of attempt ? [question, ...(this.formerly[question] ?? [])] : []) {
      const record = store.read(this.id, name);
      if (record?.attempt === attempt?.number) return record;
    }
    return null;
  }

  /** The response saved in the current attempt, or an empty one. @param {string} question */
  response(question) {
    const answer = this.#answer(question);
    return answer ? responseOf(answer) : [];
  }

  /**
   * @param {string} question
   * @param {string} revision that of the page
   * @returns {State}
   */
  state(question, revision) {
    const answer = this.#answer(question);
    if (!answer) return "open";
    if (answer.revision !== revision) return "changed";
    if (!responseOf(answer).length) return "shown";
    return answer.right ? "right" : "wrong";
  }

  /**
   * Saves the first answer of this attempt.
   * @param {string} question
   * @param {string} revision
   * @param {string[]} response empty: the answer was shown
   * @param {boolean} right
   */
  record(question, revision, response, right) {
    store.write(this.id, question, answered(this.enter().number, revision, response, right));
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

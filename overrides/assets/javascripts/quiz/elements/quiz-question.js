/** A question: answer, check, see why. The first answer checked in an attempt counts. */
import { fire } from "../events.js";
import { kindOf, whenKind } from "../kinds.js";
import { all, data, one, pressed } from "../markup.js";
import { ATTEMPTS } from "../state/records.js";
import { part, word } from "../words.js";
import { define, QuizElement } from "./element.js";

/** @import { Response } from "../types.js" */

const READY = "quiz-question[data-ready]";

/** On paper, the word of the order; empty: that of the bank. @type {string | null} */
let paper = null;

class QuizQuestion extends QuizElement {
  question = data(this, "id");
  revision = data(this, "revision");
  key = data(this, "answer").split(" ");
  field = one(this, "fieldset", HTMLFieldSetElement);
  answer = one(this, ".quiz-answer", HTMLDetailsElement);
  bar = part("question");
  verdict = one(this.bar, '[role="status"]');
  #practising = false;

  get kind() {
    return kindOf(data(this, "kind"));
  }

  connectedCallback() {
    whenKind(data(this, "kind"), () => {
      if (!this.isConnected) return;
      super.connectedCallback();
      // Put in last, so that what is shown on arrival is not read out.
      this.field.after(this.bar);
    });
  }

  /** @param {string} name */
  concerns(name) {
    return name === this.question || name === ATTEMPTS;
  }

  update() {
    this.#practising = false;
    this.arrange();
    const state = this.quiz.state(this.question, this.revision);
    if (state === "open" || state === "changed") this.ask(state);
    else this.reveal(state, this.quiz.response(this.question, this.revision));
  }

  check() {
    const response = this.kind.response(this);
    if (!response.length) {
      this.say(word(...this.kind.wanted(this.key, this)));
      this.focusFirst();
      return;
    }
    const right = this.kind.isRight(response, this.key, this);
    this.step();
    if (this.#practising) this.reveal(right ? "practised-right" : "practised-wrong", response);
    else this.record(response, right);
  }

  giveUp() {
    this.step();
    if (this.#practising) this.reveal("looked-up", []);
    else this.record([], false);
  }

  practise() {
    this.#practising = true;
    this.kind.renew?.(this);
    this.ask("practice");
    this.focusFirst();
  }

  focusFirst() {
    one(this.field, "input, textarea, button").focus();
  }

  /** Takes the focus off what will be disabled or hidden. Later it would cost a layout more. */
  step() {
    this.verdict.focus();
  }

  /**
   * @param {Response} response
   * @param {boolean} right
   */
  record(response, right) {
    const { quiz, question, revision } = this;
    quiz.record(question, revision, response, right);
    fire(this, "quiz-answer", { quiz: quiz.id, question, revision, choice: response, right });
  }

  /** @param {"open" | "changed" | "practice"} state */
  ask(state) {
    this.kind.clear(this);
    this.dataset.state = state;
    this.field.disabled = false;
    this.answer.open = false;
    this.say(state === "open" ? "" : word(state));
  }

  /**
   * Shows what was answered, what is right, and why.
   * @param {string} state
   * @param {Response} response
   */
  reveal(state, response) {
    this.kind.clear(this);
    this.dataset.state = state;
    const values = this.kind.show(this, response, this.key);
    this.field.disabled = true;
    this.answer.open = true;
    this.say(word(state, values));
  }

  /** @param {string} text */
  say(text) {
    this.verdict.textContent = text;
  }

  arrange() {
    const seed = paper ?? this.quiz.enter().seed;
    const last = paper === null ? this.quiz.seen(this.question).at(-1)?.choice : null;
    this.kind.arrange(this, this.key, seed ? `${seed}/${this.question}` : null, last);
  }
}

define("quiz-question", QuizQuestion);

/**
 * One for all, as there may be a thousand.
 * @template {keyof WindowEventMap} T
 * @param {T} type
 * @param {(question: QuizQuestion, event: WindowEventMap[T]) => void} act
 */
function listen(type, act) {
  const heard = (/** @type {WindowEventMap[T]} */ event) => {
    const question = event.target instanceof Element && event.target.closest(READY);
    if (question instanceof QuizQuestion) act(question, event);
  };
  addEventListener(type, heard, true);
}

listen("click", (question, event) => {
  const button = pressed(event);
  if (button === "check") question.check();
  else if (button === "show") question.giveUp();
  else if (button === "again") question.practise();
});
// Not "change": that comes with the click on a button, which must not move then.
listen("input", (question) => question.say(""));
listen("toggle", (question) => question.arrange()); // by a search in the page, say
listen("keydown", (question, event) => {
  if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  question.check();
});

/** @param {string | null} order */
function arrangeAll(order) {
  paper = order;
  for (const question of all(document, READY, QuizQuestion)) question.arrange();
}
addEventListener("beforeprint", () => arrangeAll(document.documentElement.dataset.order ?? ""));
addEventListener("afterprint", () => arrangeAll(null));

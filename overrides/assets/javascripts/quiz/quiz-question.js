/** A question: choose, check, see why. The answer that counts is the first one checked in an attempt. */
import { QuizElement } from "./element.js";
import { isRight } from "./grading.js";
import { shuffled } from "./shuffle.js";
import { part, word } from "./words.js";

const LETTERS = "ABCDEFGH";

class QuizQuestion extends QuizElement {
  #practising = false;

  setUp() {
    const { id, revision, answer } = this.dataset;
    Object.assign(this, { questionId: id, revision, key: answer.split(" ") });
    this.field = this.querySelector("fieldset");
    this.options = [...this.field.querySelectorAll("label")];
    this.answer = this.querySelector("details");
    this.feedback = [...this.answer.querySelectorAll(".quiz-feedback")];
    this.bar = part("question");
    this.verdict = this.bar.querySelector('[role="status"]');
    const act = { check: () => this.check(), show: () => this.show(), again: () => this.practise() };
    this.bar.addEventListener("click", ({ target }) => act[target.closest("button")?.value]?.());
    this.field.addEventListener("change", () => this.say(""));
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || this.field.disabled) return;
      event.preventDefault();
      this.check();
    });
  }

  connectedCallback() {
    super.connectedCallback();
    // Put in last, so that what is shown on arrival is not read out.
    this.field.after(this.bar);
    // Paper shows the order of the bank, which the printed key fits.
    this.follow(window, "beforeprint", () => this.order(this.letters));
    this.follow(window, "afterprint", () => this.arrange());
  }

  concerns(name) {
    return name === this.questionId || name === "+attempt";
  }

  update() {
    this.#practising = false;
    this.arrange();
    const state = this.quiz.state(this.questionId, this.revision);
    const saved = this.quiz.answer(this.questionId);
    if (state === "open" || state === "changed") this.ask(state);
    else this.reveal(state, saved.choice);
  }

  get letters() {
    return this.options.map((label) => label.dataset.option);
  }

  get choice() {
    return [...this.field.querySelectorAll("input:checked")].map((input) => input.value).sort();
  }

  check() {
    const { choice } = this;
    if (!choice.length) {
      this.say(word(this.key.length > 1 ? "choose-some" : "choose"));
      this.field.querySelector("input").focus();
      return;
    }
    const right = isRight(choice, this.key);
    if (this.#practising) this.reveal(right ? "practised-right" : "practised-wrong", choice);
    else this.record(choice, right);
    this.verdict.focus();
  }

  show() {
    if (this.#practising) this.reveal("looked-up", []);
    else this.record([], false);
    this.verdict.focus();
  }

  record(choice, right) {
    this.quiz.record(this.questionId, this.revision, choice, right);
    const { quiz, questionId: question, revision } = this;
    const detail = { quiz: quiz.id, question, revision, choice, right };
    this.dispatchEvent(new CustomEvent("quiz-answer", { bubbles: true, detail }));
  }

  practise() {
    this.#practising = true;
    this.ask("practice");
    this.field.querySelector("input").focus();
  }

  /** Waits for an answer. */
  ask(state) {
    this.clear();
    this.dataset.state = state;
    this.field.disabled = false;
    this.answer.open = false;
    this.say(state === "open" ? "" : word(state));
  }

  /** Shows what was chosen, what is right, and why. */
  reveal(state, choice) {
    this.clear();
    this.dataset.state = state;
    for (const label of this.options) {
      const letter = label.dataset.option;
      const chosen = choice.includes(letter);
      label.querySelector("input").checked = chosen;
      const mark = this.key.includes(letter) ? (chosen ? "hit" : "key") : chosen && "miss";
      if (mark) {
        label.dataset.mark = mark;
        label.append(part(`mark-${mark}`));
      }
      if (mark === "miss") label.after(this.feedback.find((item) => item.dataset.option === letter));
    }
    this.field.disabled = true;
    this.answer.open = true;
    this.say(word(state, { n: this.key.length, letters: this.shown(this.key).join(", ") }));
  }

  /** Takes back what `reveal` put in. */
  clear() {
    for (const label of this.options) {
      delete label.dataset.mark;
      label.querySelector("[data-part]")?.remove();
      label.querySelector("input").checked = false;
    }
    this.answer.querySelector(".quiz-answer__links").before(...this.feedback);
  }

  say(text) {
    this.verdict.textContent = text;
  }

  /** The letters under which the reader sees options, in the reader's order. */
  shown(letters) {
    return letters.map((letter) => this.place(letter)).sort();
  }

  place(letter) {
    return LETTERS[[...this.field.querySelectorAll("label")].findIndex((label) => label.dataset.option === letter)];
  }

  arrange() {
    const { letters } = this;
    if ("fixed" in this.dataset) return;
    this.order(shuffled(letters, `${this.quiz.attempt.seed}/${this.questionId}`));
  }

  /** Puts the options in an order and letters them anew, in the feedback and the key too. */
  order(letters) {
    const held = document.activeElement;
    for (const letter of letters) {
      const label = this.options.find((option) => option.dataset.option === letter);
      const after = [...this.field.children].filter((item) => item.matches(".quiz-feedback") && item.dataset.option === letter);
      this.field.append(label, ...after);
    }
    if (this.contains(held)) held.focus();
    for (const label of this.options) {
      label.querySelector(".quiz-option__letter").textContent = this.place(label.dataset.option);
    }
    for (const item of this.feedback) {
      item.querySelector(".quiz-feedback__letter").textContent = this.place(item.dataset.option);
    }
    this.answer.querySelector(".quiz-answer__letters").textContent = this.shown(this.key).join(", ");
  }
}

customElements.define("quiz-question", QuizQuestion);

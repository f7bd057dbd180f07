/** A question: choose, check, see why. The first answer checked in an attempt counts. */
import { QuizElement } from "./element.js";
import { isRight } from "./grading.js";
import { shuffled } from "./shuffle.js";
import { part, word } from "./words.js";

const LETTERS = "ABCDEFGH";

class QuizQuestion extends QuizElement {
  #practising = false;
  #revealed = false;

  setUp() {
    const { id, revision, answer } = this.dataset;
    Object.assign(this, { questionId: id, revision, key: answer.split(" "), bar: part("question") });
    this.field = this.querySelector("fieldset");
    this.options = [...this.field.children];
    this.letters = this.options.map((label) => label.dataset.option);
    this.shown = this.letters;
    this.answer = this.querySelector("details");
    this.feedback = [...this.answer.querySelectorAll(".quiz-feedback")];
    this.verdict = this.bar.firstElementChild;
  }

  connectedCallback() {
    super.connectedCallback();
    // Put in last, so that what is shown on arrival is not read out.
    this.field.after(this.bar);
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

  check() {
    const choice = [...this.field.querySelectorAll(":checked")].map(({ value }) => value).sort();
    if (!choice.length) {
      this.say(word(this.key.length > 1 ? "choose-some" : "choose"));
      this.field.querySelector("input").focus();
      return;
    }
    const right = isRight(choice, this.key);
    this.step();
    if (this.#practising) this.reveal(right ? "practised-right" : "practised-wrong", choice);
    else this.record(choice, right);
  }

  show() {
    this.step();
    if (this.#practising) this.reveal("looked-up", []);
    else this.record([], false);
  }

  /** Takes the focus off what will be disabled or hidden. Later it would cost a layout more. */
  step() {
    this.verdict.focus();
  }

  record(choice, right) {
    this.quiz.record(this.questionId, this.revision, choice, right);
    const { quiz: { id: quiz }, questionId: question, revision } = this;
    this.dispatchEvent(new CustomEvent("quiz-answer", { bubbles: true, detail: { quiz, question, revision, choice, right } }));
  }

  again() {
    this.#practising = true;
    this.ask("practice");
    this.field.querySelector("input").focus();
  }

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
    this.#revealed = true;
    this.dataset.state = state;
    for (const label of this.options) {
      const letter = label.dataset.option;
      const chosen = choice.includes(letter);
      label.firstElementChild.checked = chosen;
      const mark = this.key.includes(letter) ? (chosen ? "hit" : "key") : chosen && "miss";
      if (mark) {
        label.dataset.mark = mark;
        label.append(part(`mark-${mark}`));
      }
      if (mark === "miss") label.after(this.feedback.find((item) => item.dataset.option === letter));
    }
    this.field.disabled = true;
    this.answer.open = true;
    this.letterAnswer();
    this.say(word(state, { n: this.key.length, letters: this.shownKey }));
  }

  /** Takes back what `reveal` put in, and what the browser kept of an earlier visit. */
  clear() {
    for (const label of this.options) label.firstElementChild.checked = false;
    if (!this.#revealed) return;
    this.#revealed = false;
    for (const label of this.options) {
      delete label.dataset.mark;
      label.querySelector("[data-part]")?.remove();
    }
    this.answer.querySelector(".quiz-answer__links").before(...this.feedback);
  }

  say(text) {
    this.verdict.textContent = text;
  }

  /** The key as the reader sees it. */
  get shownKey() {
    return this.key.map((letter) => this.place(letter)).sort().join(", ");
  }

  place(letter) {
    return LETTERS[this.shown.indexOf(letter)];
  }

  arrange() {
    this.order("fixed" in this.dataset ? this.letters : shuffled(this.letters, `${this.quiz.attempt.seed}/${this.questionId}`));
  }

  /** Orders and letters the options anew; the answer follows once it is open. */
  order(letters) {
    if (letters.join() === this.shown.join()) return;
    this.shown = letters;
    const held = document.activeElement;
    const items = letters.flatMap((letter) => {
      const label = this.options[this.letters.indexOf(letter)];
      const below = label.nextElementSibling;
      return below?.matches(".quiz-feedback") ? [label, below] : label;
    });
    let at = this.field.firstElementChild;
    for (const item of items) {
      if (item === at) at = at.nextElementSibling;
      else this.field.insertBefore(item, at);
    }
    if (this.field.contains(held)) held.focus();
    for (const label of this.options) label.children[1].firstChild.data = this.place(label.dataset.option);
    if (this.answer.open) this.letterAnswer();
  }

  letterAnswer() {
    for (const item of this.feedback) item.firstElementChild.firstChild.data = this.place(item.dataset.option);
    this.answer.querySelector(".quiz-answer__letters").firstChild.data = this.shownKey;
  }
}

customElements.define("quiz-question", QuizQuestion);

// One listener for all, as there may be a thousand.
const listen = (type, act) => addEventListener(type, (event) => {
  const question = event.target.closest?.("quiz-question");
  if (question) act(question, event);
}, true);

// Buttons are named for what they do.
listen("click", (question, { target }) => question[target.closest("button")?.value]?.());
listen("change", (question) => question.say(""));
listen("toggle", (question) => question.letterAnswer()); // by a search in the page, say
listen("keydown", (question, event) => {
  if (event.key !== "Enter" || !event.target.closest(".quiz-option")) return;
  event.preventDefault();
  question.check();
});
// Paper shows the order of the bank, which the printed key fits.
const all = (act) => () => document.querySelectorAll("quiz-question").forEach(act);
addEventListener("beforeprint", all((question) => {
  question.order(question.letters);
  question.letterAnswer();
}));
addEventListener("afterprint", all((question) => question.arrange()));

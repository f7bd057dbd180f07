/** A question. What its reader does with it is in `work/cards.js`. */
import { kindOf, whenKind } from "../kinds.js";
import { all, data, one } from "../markup.js";
import { ATTEMPTS } from "../state/records.js";
import { store } from "../state/store.js";
import { part, word } from "../words.js";
import { withWork, work } from "../work.js";
import { define, QuizElement } from "./element.js";

const READY = "quiz-question[data-ready]";

/** On paper, the word of the order; empty: that of the bank. @type {string | null} */
let paper = null;

class QuizQuestion extends QuizElement {
  question = data(this, "id");
  revision = data(this, "revision");
  key = data(this, "answer").split(" ");
  /** Where it stands in an order of its own, the seed of that. @type {string | null} */
  order = null;

  get kind() {
    return kindOf(data(this, "kind"));
  }

  connectedCallback() {
    const connect = () => this.isConnected && super.connectedCallback();
    whenKind(data(this, "kind"), () => (store.ready ? withWork(connect) : connect()));
  }

  setUp() {
    this.dataset.state = "open";
    const answer = one(this, ".quiz-answer");
    one(answer, "summary").textContent = word("show");
    answer.before(part("question-bar"));
  }

  /** @param {string} name */
  concerns(name) {
    return name === this.question || name === ATTEMPTS;
  }

  update() {
    this.arrange();
    if (work || store.ready) withWork(({ refresh }) => refresh(this));
  }

  arrange() {
    const seed = paper ?? this.order ?? this.quiz.enter().seed;
    this.kind.arrange(this, this.key, seed ? `${seed}/${this.question}` : null);
  }
}

define("quiz-question", QuizQuestion);

// One for all, as there may be a thousand. Not "change", which comes with the click on a button.
for (const type of /** @type {const} */ (["click", "focusin", "input", "keydown", "toggle"])) {
  const hear = (/** @type {Event} */ event) => {
    const card = event.target instanceof Element && event.target.closest(READY);
    const folds = type === "toggle" && event.target instanceof HTMLDetailsElement && !event.target.open;
    if (card instanceof QuizQuestion && !folds) withWork(({ heard }) => heard(card, event));
  };
  addEventListener(type, hear, true);
}

/** @param {string | null} order */
function arrangeAll(order) {
  paper = order;
  for (const question of all(document, READY, QuizQuestion)) question.arrange();
}
addEventListener("beforeprint", () => arrangeAll(document.documentElement.dataset.order ?? ""));
addEventListener("afterprint", () => arrangeAll(null));

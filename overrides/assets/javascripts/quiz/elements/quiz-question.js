/** A question. What its reader does with it is in `work/cards.js`. */
import { kindOf, whenKind } from "../kinds.js";
import { all, data, one } from "../markup.js";
import { ATTEMPTS } from "../state/records.js";
import { store } from "../state/store.js";
import { part, word } from "../words.js";
import { withWork, work } from "../work.js";
import { define, QuizElement } from "./element.js";

/** For so long, in milliseconds, a page may stand still while its questions are set up. */
const SLICE = 16;
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;

/** Not set up yet. @type {Set<QuizQuestion>} */
const later = new Set();

/** Those at the top at once, and the others while nothing else is to do: there may be a thousand. */
function setUpSome() {
  const end = performance.now() + SLICE;
  for (const card of later) {
    card.wake();
    if (performance.now() > end) return void whenIdle(setUpSome);
  }
}

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
    whenKind(data(this, "kind"), () => {
      later.add(this);
      if (work || store.ready) withWork(() => this.wake());
      else if (later.size === 1) queueMicrotask(setUpSome);
    });
  }

  /** Sets it up, unless it is: its reader has come to it, or it is its turn. */
  wake() {
    if (later.delete(this) && this.isConnected) super.connectedCallback();
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
    const card = event.target instanceof Element && event.target.closest("quiz-question");
    const folds = type === "toggle" && event.target instanceof HTMLDetailsElement && !event.target.open;
    if (!(card instanceof QuizQuestion) || folds) return;
    card.wake();
    if ("ready" in card.dataset) withWork(({ heard }) => heard(card, event));
  };
  addEventListener(type, hear, true);
}

/** Or once they come into view. */
addEventListener(
  "contentvisibilityautostatechange",
  (event) => {
    const { target, skipped } = /** @type {ContentVisibilityAutoStateChangeEvent} */ (event);
    if (!skipped && target instanceof QuizQuestion) target.wake();
  },
  true,
);

/** @param {string | null} order */
function arrangeAll(order) {
  paper = order;
  for (const question of later) question.wake();
  for (const question of all(document, "quiz-question[data-ready]", QuizQuestion)) question.arrange();
}
addEventListener("beforeprint", () => arrangeAll(document.documentElement.dataset.order ?? ""));
addEventListener("afterprint", () => arrangeAll(null));

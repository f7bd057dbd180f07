/** A question. What its reader does with it is in `work/cards.js`, which comes once there is a reader who does something. */
import { kindOf, whenKind } from "../kinds.js";
import { all, data, one } from "../markup.js";
import { ATTEMPT } from "../state/records.js";
import { begun } from "../state/visit.js";
import { withWork, work } from "../work.js";
import { define, QuizElement } from "./element.js";

const READY = "quiz-question[data-ready]";

/** Paper shows the order of the bank, which the printed key fits. */
let onPaper = false;

class QuizQuestion extends QuizElement {
  question = data(this, "id");
  revision = data(this, "revision");
  key = data(this, "answer").split(" ");

  get kind() {
    return kindOf(data(this, "kind"));
  }

  connectedCallback() {
    const connect = () => this.isConnected && super.connectedCallback();
    whenKind(data(this, "kind"), () => (begun(this.quiz.id) ? withWork(connect) : connect()));
  }

  setUp() {
    // Open only where no script can fold it.
    one(this, "details details", HTMLDetailsElement).open = false;
  }

  /** @param {string} name */
  concerns(name) {
    return name === this.question || name === ATTEMPT;
  }

  update() {
    this.arrange();
    if (work || begun(this.quiz.id)) withWork(({ refresh }) => refresh(this));
  }

  arrange() {
    this.kind.arrange(this, this.key, onPaper ? null : `${this.quiz.enter().seed}/${this.question}`);
  }
}

define("quiz-question", QuizQuestion);

// One for all, as there may be a thousand. Not "change": that comes with the click on a button, which must not move then.
for (const type of /** @type {const} */ (["click", "focusin", "input", "keydown", "toggle"])) {
  const hear = (/** @type {Event} */ event) => {
    const card = event.target instanceof Element && event.target.closest(READY);
    const folds = type === "toggle" && event.target instanceof HTMLDetailsElement && !event.target.open;
    if (card instanceof QuizQuestion && !folds) withWork(({ heard }) => heard(card, event));
  };
  addEventListener(type, hear, true);
}

/** @param {boolean} printing */
function arrangeAll(printing) {
  onPaper = printing;
  for (const question of all(document, READY, QuizQuestion)) question.arrange();
}
addEventListener("beforeprint", () => arrangeAll(true));
addEventListener("afterprint", () => arrangeAll(false));

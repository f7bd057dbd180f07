/** The thin line that stays in view: how many questions are answered, how many of them right. */
import { one } from "../markup.js";
import { part, word } from "../words.js";
import { define, QuizElement } from "./element.js";

class QuizProgress extends QuizElement {
  setUp() {
    this.prepend(part("progress"));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.makeRoom();
  }

  makeRoom() {
    document.documentElement.toggleAttribute("data-quiz-progress", this.isConnected);
  }

  update() {
    this.makeRoom();
    this.quiz.enter();
    const { total, answered, right, changed } = this.quiz.tally();
    const more = changed ? word("progress-changed", { n: changed }) : "";
    one(this, "[data-fill]").textContent = word("progress", { total, answered, right }) + more;
    this.style.setProperty("--answered", `${answered / total}`);
    this.style.setProperty("--right", `${right / total}`);
  }
}

define("quiz-progress", QuizProgress);

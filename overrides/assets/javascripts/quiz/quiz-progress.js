/** The thin line that stays in view: how many questions are answered, how many of them right. */
import { QuizElement } from "./element.js";
import { part, word } from "./words.js";

customElements.define("quiz-progress", class extends QuizElement {
  setUp() {
    this.prepend(part("progress"));
  }

  connectedCallback() {
    super.connectedCallback();
    document.documentElement.dataset.quizProgress = "";
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    delete document.documentElement.dataset.quizProgress;
  }

  update() {
    const { total, answered, right, changed } = this.quiz.tally();
    this.querySelector("[data-fill]").textContent = word("progress", { total, answered, right })
      + (changed ? word("progress-changed", { n: changed }) : "");
    this.style.setProperty("--answered", answered / total);
    this.style.setProperty("--right", right / total);
  }
});

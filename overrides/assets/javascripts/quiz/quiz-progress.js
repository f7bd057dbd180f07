/** The thin line that stays in view: how many questions are answered, how many of them right. */
import { QuizElement } from "./element.js";
import { part, word } from "./words.js";

customElements.define("quiz-progress", class extends QuizElement {
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
    const { total, answered, right, changed } = this.quiz.tally();
    this.querySelector("[data-fill]").textContent = word("progress", { total, answered, right })
      + (changed ? word("progress-changed", { n: changed }) : "");
    this.style.setProperty("--answered", answered / total);
    this.style.setProperty("--right", right / total);
  }
});

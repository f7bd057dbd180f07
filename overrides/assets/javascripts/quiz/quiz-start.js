/** The button on the home page: start, go on with the first open question, or see the results. */
import { QuizElement } from "./element.js";
import { part, word } from "./words.js";

customElements.define("quiz-start", class extends QuizElement {
  setUp() {
    this.link = this.querySelector(".quiz-start__link");
    this.from = this.link.getAttribute("href");
    this.begin = this.link.textContent;
    this.append(part("start"));
  }

  update() {
    const { total, answered, right, sections } = this.quiz.tally();
    const open = sections.flatMap((section) => section.open)[0];
    const numbers = Object.values(this.quiz.questions).flatMap(Object.keys);
    const going = answered > 0 && open;
    this.link.textContent = going ? word("go-on", { number: numbers.indexOf(open) + 1 }) : open ? this.begin : word("look-again");
    this.link.setAttribute("href", going ? `${this.from}#question-${open}` : this.from);
    this.dataset.state = answered === 0 ? "new" : open ? "going" : "done";
    this.querySelector("[data-fill]").textContent = answered ? word("progress", { total, answered, right }) : "";
  }
});

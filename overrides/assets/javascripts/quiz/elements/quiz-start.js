/** The button on the home page: start, go on with the first open question, or see the results. */
import { one } from "../markup.js";
import { part, word } from "../words.js";
import { define, QuizElement } from "./element.js";

class QuizStart extends QuizElement {
  link = one(this, ".quiz-start__link");
  from = this.link.getAttribute("href") ?? "";
  begin = this.link.textContent;

  setUp() {
    this.append(part("start"));
  }

  update() {
    this.quiz.enter();
    const { total, answered, right, sections } = this.quiz.tally();
    const open = sections.flatMap((section) => section.open)[0];
    const numbers = Object.values(this.quiz.questions).flatMap(Object.keys);
    const going = answered > 0 && open;
    const act = going ? word("go-on", { number: numbers.indexOf(open) + 1 }) : open ? this.begin : word("look-again");
    this.link.textContent = act;
    this.link.setAttribute("href", going ? `${this.from}#question-${open}` : this.from);
    this.dataset.state = answered === 0 ? "new" : open ? "going" : "done";
    one(this, "[data-fill]").textContent = answered ? word("progress", { total, answered, right }) : "";
  }
}

define("quiz-start", QuizStart);

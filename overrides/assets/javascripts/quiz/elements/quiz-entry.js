/** A quiz in a list of quizzes: how far the reader has come with it. It begins nothing. */
import { one } from "../markup.js";
import { soFar } from "../state/tally.js";
import { word } from "../words.js";
import { define, QuizElement } from "./element.js";

class QuizEntry extends QuizElement {
  figure = one(this, ".quiz-entry__count");
  about = this.figure.textContent;

  update() {
    const { total, answered, right } = soFar(this.quiz);
    this.figure.textContent = answered ? word("progress", { total, answered, right }) : this.about;
    this.style.setProperty("--answered", `${answered / total}`);
  }
}

define("quiz-entry", QuizEntry);

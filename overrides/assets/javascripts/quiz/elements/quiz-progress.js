/** The line of marks. What it shows of a reader is in `work/line.js`. */
import { store } from "../state/store.js";
import { bring, whenBrought, withWork } from "../work.js";
import { define, QuizElement } from "./element.js";

class QuizProgress extends QuizElement {
  /** @type {import("../work/line.js").Line | null} */
  line = null;

  setUp() {
    if (store.ready) bring();
    this.addEventListener("click", (event) => withWork(() => this.line?.press(event)));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.line?.leave();
    this.line = null;
  }

  update() {
    if (this.line) this.line.update();
    else if (this.isConnected) whenBrought(({ Line }) => (this.line ??= new Line(this, this.quiz)));
  }
}

define("quiz-progress", QuizProgress);

/** Prints a worksheet with the key at its end, or every answer. */
import { register } from "../version.js";
import { part } from "../words.js";

class QuizPrint extends HTMLElement {
  connectedCallback() {
    if ("ready" in this.dataset) return;
    this.dataset.ready = "";
    this.append(part("print"));
    this.addEventListener("click", async (event) => (await import("../paper.js")).put(this, event));
  }
}

register("quiz-print", QuizPrint);

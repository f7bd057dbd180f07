/** Prints a worksheet with the key at its end, or every answer. */
import { pressed } from "../markup.js";
import { part } from "../words.js";

class QuizPrint extends HTMLElement {
  connectedCallback() {
    if ("ready" in this.dataset) return;
    this.dataset.ready = "";
    this.append(part("print"));
    this.addEventListener("click", async (event) => {
      const kind = pressed(event);
      if (kind) (await import("../paper.js")).put(this, kind);
    });
  }
}

customElements.define("quiz-print", QuizPrint);

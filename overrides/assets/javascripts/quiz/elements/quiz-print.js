/** Prints a worksheet with the key at its end, or every answer. */
import { pressed } from "../markup.js";
import { part } from "../words.js";

class QuizPrint extends HTMLElement {
  connectedCallback() {
    if ("ready" in this.dataset) return;
    this.dataset.ready = "";
    this.append(part("print"));
    this.addEventListener("click", (event) => {
      const kind = pressed(event);
      if (!kind) return;
      const { dataset } = document.documentElement;
      dataset.print = kind;
      addEventListener("afterprint", () => delete dataset.print, { once: true });
      print();
    });
  }
}

customElements.define("quiz-print", QuizPrint);

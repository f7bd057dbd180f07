/** Prints a worksheet with the key at its end, or every answer. */
import { part } from "./words.js";

customElements.define("quiz-print", class extends HTMLElement {
  connectedCallback() {
    if ("ready" in this.dataset) return;
    this.dataset.ready = "";
    this.append(part("print"));
    this.addEventListener("click", ({ target }) => {
      const kind = target.closest("button")?.value;
      if (!kind) return;
      const { dataset } = document.documentElement;
      dataset.print = kind;
      addEventListener("afterprint", () => delete dataset.print, { once: true });
      print();
    });
  }
});

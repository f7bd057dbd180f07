/** Tells the reader, once, that answers cannot be saved or that one could not be read. */
import { store } from "./store.js";
import { word } from "./words.js";

customElements.define("quiz-notice", class extends HTMLElement {
  connectedCallback() {
    this.tell = () => {
      this.hidden = !store.troubles.size;
      this.textContent = [...store.troubles].map((kind) => word(`trouble-${kind}`)).join(" ");
    };
    store.addEventListener("trouble", this.tell);
    this.tell();
  }

  disconnectedCallback() {
    store.removeEventListener("trouble", this.tell);
  }
});

/** Tells the reader, once, that answers cannot be saved or that one could not be read. */
import { hear } from "../events.js";
import { store } from "../state/store.js";
import { register } from "../version.js";
import { word } from "../words.js";

class QuizNotice extends HTMLElement {
  #leave = () => {};

  connectedCallback() {
    this.#leave = hear(store, "trouble", () => this.tell());
    this.tell();
  }

  disconnectedCallback() {
    this.#leave();
  }

  tell() {
    this.hidden = !store.troubles.size;
    this.textContent = [...store.troubles].map((kind) => word(`trouble-${kind}`)).join(" ");
  }
}

register("quiz-notice", QuizNotice);

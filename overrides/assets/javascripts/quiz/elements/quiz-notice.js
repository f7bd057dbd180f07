/** Tells the reader, once, that answers cannot be saved or that one could not be read. */
import { hear } from "../events.js";
import { store } from "../state/store.js";
import { register } from "../version.js";
import { word } from "../words.js";

class QuizNotice extends HTMLElement {
  #leave = () => {};
  #copies = this.querySelector("a");

  connectedCallback() {
    this.#leave = hear(store, "trouble", () => this.tell());
    this.tell();
  }

  disconnectedCallback() {
    this.#leave();
  }

  tell() {
    this.hidden = !store.troubles.size;
    const said = [...store.troubles].map((kind) => word(`trouble-${kind}`)).join(" ");
    this.replaceChildren(said, ...(this.#copies ? [" ", this.#copies] : []));
  }
}

register("quiz-notice", QuizNotice);

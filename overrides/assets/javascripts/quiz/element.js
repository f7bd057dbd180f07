/** What all quiz elements share: they wire up markup that is there, follow the store, and let go when they leave the page. */
import { Quiz } from "./quiz.js";
import { store } from "./store.js";

export class QuizElement extends HTMLElement {
  #leaving = null;

  /** Wires the markup, once. */
  setUp() {}

  /** Shows what is saved. Called after `setUp` and with the name of each record that `concerns` this element and changes. */
  update() {}

  /** Whether a changed record matters here; `name` is null when anything may have changed. */
  concerns() {
    return true;
  }

  connectedCallback() {
    this.#leaving = new AbortController();
    if (!this.quiz) {
      this.quiz = Quiz.of(this);
      this.setUp();
      this.dataset.ready = "";
    }
    this.follow(store, "change", ({ detail }) => {
      if (!detail || (detail.quiz === this.quiz.id && this.concerns(detail.name))) this.update(detail?.name);
    });
    this.update();
  }

  disconnectedCallback() {
    this.#leaving.abort();
  }

  /** Listens until the element leaves the page. */
  follow(target, type, listener) {
    target.addEventListener(type, listener, { signal: this.#leaving.signal });
  }
}

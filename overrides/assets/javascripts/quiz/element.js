/** What all quiz elements share: they wire up markup, and follow the store while they are on the page. */
import { Quiz } from "./quiz.js";
import { store } from "./store.js";

const here = new Set();

export class QuizElement extends HTMLElement {
  /** Wires the markup, once. */
  setUp() {}

  /** Shows what is saved: after `setUp`, and when a record that `concerns` this element changes. */
  update() {}

  /** Whether a changed record matters here; `name` is null when anything may have changed. */
  concerns() {
    return true;
  }

  connectedCallback() {
    if (!this.quiz) {
      this.quiz = Quiz.of(this);
      this.setUp();
      this.dataset.ready = "";
    }
    here.add(this);
    this.update();
  }

  disconnectedCallback() {
    here.delete(this);
  }
}

// One listener for all, as there may be a thousand.
store.addEventListener("change", ({ detail }) => {
  for (const element of here) {
    if (!detail || (detail.quiz === element.quiz.id && element.concerns(detail.name))) element.update();
  }
});

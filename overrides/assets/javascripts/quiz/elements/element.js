/** What quiz elements share: they wire up markup, and follow the store while they are on the page. */
import { hear } from "../events.js";
import { Quiz } from "../state/quiz.js";
import { isOfDevice } from "../state/records.js";
import { store } from "../state/store.js";
import { register } from "../version.js";
import { settle, work } from "../work.js";

/** @type {Set<QuizElement>} */
const here = new Set();

export class QuizElement extends HTMLElement {
  quiz = Quiz.of(this);
  #wired = false;

  /** Wires the markup, once. */
  setUp() {}

  /** Shows what is saved: after `setUp`, and when a record that `concerns` it changes. */
  update() {}

  /** Whether a changed record matters here. @param {string} name */
  concerns(name) {
    return !isOfDevice(name);
  }

  connectedCallback() {
    if (!this.#wired) {
      this.#wired = true;
      this.setUp();
      this.dataset.ready = "";
    }
    if (!here.size) queueMicrotask(settle); // once all are here that come together
    here.add(this);
    this.update();
  }

  disconnectedCallback() {
    here.delete(this);
    work?.depart();
  }
}

/**
 * Wires the elements of that name that are on the page, and those to come, once what is saved can be read.
 * @param {string} name
 * @param {typeof QuizElement} type
 */
export async function define(name, type) {
  await store.ready;
  register(name, type);
}

hear(store, "change", (changed) => {
  for (const element of here) {
    if (!changed || (changed.quiz === element.quiz.id && element.concerns(changed.name))) element.update();
  }
});

/** Few readers ever need the notice. */
const notify = () => import("./quiz-notice.js");
hear(store, "trouble", notify);
if (store.troubles.size) notify(); // from before anybody could hear of it

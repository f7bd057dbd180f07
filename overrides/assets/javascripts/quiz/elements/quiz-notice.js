/** Tells the reader, at the foot of the window where it moves nothing, that answers cannot be saved or that one could not be read. */
import { hear } from "../events.js";
import { store } from "../state/store.js";
import { troubles } from "../trouble.js";
import { register } from "../version.js";
import { word } from "../words.js";

class QuizNotice extends HTMLElement {
  #leave = () => {};
  /** Leads to where copies are made. */
  #copies = [...this.children];
  #said = document.createElement("span");
  #size = new ResizeObserver(() => this.lift());

  connectedCallback() {
    const close = document.createElement("button");
    close.type = "button";
    close.className = "quiz-quiet";
    close.textContent = word("trouble-seen");
    close.addEventListener("click", () => {
      this.hidden = true;
    });
    this.replaceChildren(this.#said, ...this.#copies, close);
    this.#size.observe(this);
    this.#leave = hear(store, "trouble", () => this.tell());
    this.tell();
  }

  disconnectedCallback() {
    this.#leave();
    this.#size.disconnect();
    document.documentElement.style.removeProperty("--quiz-foot");
  }

  tell() {
    this.hidden = !store.troubles.size;
    this.#said.textContent = troubles();
  }

  /** What stays at the foot of the window stays above it. */
  lift() {
    document.documentElement.style.setProperty("--quiz-foot", `${this.offsetHeight}px`);
  }
}

register("quiz-notice", QuizNotice);

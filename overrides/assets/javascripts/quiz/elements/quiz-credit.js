/** What an answer was worth that is right in part, once it is checked. */
import { all, data, one } from "../markup.js";
import { credit, points } from "../state/credit.js";
import { register } from "../version.js";
import { filled } from "../words.js";

class QuizCredit extends HTMLElement {
  #watch = new MutationObserver(() => this.tell());

  get card() {
    return /** @type {HTMLElement} */ (this.closest("quiz-question"));
  }

  connectedCallback() {
    this.#watch.observe(this.card, { attributeFilter: ["data-state"] });
    this.tell();
  }

  disconnectedCallback() {
    this.#watch.disconnect();
  }

  tell() {
    const { card } = this;
    const [right, wrong] = [data(this, "right"), data(this, "wrong")];
    const chosen = all(card, "fieldset label > input:checked", HTMLInputElement).map(({ value }) => value);
    const worth = points(credit(chosen, [right, wrong]));
    this.hidden = !worth || !/wrong$/.test(card.dataset.state ?? "");
    const among = (/** @type {string} */ of) => chosen.filter((each) => of.includes(each)).length;
    one(this, "p").textContent = filled(data(this, "says"), {
      points: worth,
      right: among(right),
      rights: right.length,
      wrong: among(wrong),
      wrongs: wrong.length,
    });
  }
}

register("quiz-credit", QuizCredit);

/** A scenario: the answer is saved while it is written; the sample opens after an attempt; the reader grades. */
import { rangeOf, rubricGrade } from "./bands.js";
import { QuizElement } from "./element.js";
import { store } from "./store.js";
import { part, word } from "./words.js";

/** So many words count as an attempt. */
const ATTEMPT = 40;
/** Milliseconds without a key until the text is saved. */
const PAUSE = 400;

const words = (text) => text.split(/\s+/).filter(Boolean).length;

customElements.define("quiz-scenario", class extends QuizElement {
  setUp() {
    this.name = `+scenario.${this.dataset.id}`;
    this.sample = this.querySelector(".quiz-scenario__sample");
    this.prepend(part("scenario"));
    this.text = this.querySelector("textarea");
    this.count = this.querySelector("[data-count]");
    this.status = this.querySelector('[role="status"]');
    this.early = this.querySelector("[data-early]");
    this.text.addEventListener("input", () => this.wait());
    this.text.addEventListener("blur", () => this.save());
    this.addEventListener("click", ({ target }) => {
      const { value } = target.closest("button") ?? {};
      if (value === "compare") this.compare();
      if (value === "anyway") this.open();
    });
    this.addEventListener("change", ({ target }) => target.type === "radio" && this.grade());
    this.grades = part("grade");
    this.querySelector(".quiz-rubric__levels")?.before(this.grades);
  }

  connectedCallback() {
    super.connectedCallback();
    this.leave = () => this.save();
    addEventListener("pagehide", this.leave);
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.leave);
    this.save();
    super.disconnectedCallback();
  }

  concerns(name) {
    return name === this.name;
  }

  get saved() {
    return store.read(this.quiz.id, this.name) ?? { text: "", grades: {}, shown: false };
  }

  update() {
    const { text, grades, shown } = this.saved;
    if (this.waiting === undefined && this.text.value !== text) this.text.value = text;
    this.dataset.shown = shown;
    for (const input of this.querySelectorAll('input[type="radio"]')) {
      input.checked = grades[this.criterionOf(input)] === input.value;
    }
    this.count.textContent = word("words", { n: words(this.text.value) });
    this.sum(grades);
  }

  wait() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.save(), PAUSE);
    this.count.textContent = word("words", { n: words(this.text.value) });
  }

  save() {
    if (this.waiting === undefined) return;
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.keep({ text: this.text.value });
    if (!store.troubles.size) this.status.textContent = word("saved");
  }

  keep(fields) {
    const { text, grades, shown, percent = null } = this.saved;
    store.write(this.quiz.id, this.name, { text, grades, shown, percent, ...fields });
  }

  compare() {
    this.save();
    if (words(this.text.value) >= ATTEMPT) return this.open();
    this.early.hidden = false;
    this.early.querySelector("button").focus();
  }

  open() {
    this.early.hidden = true;
    this.keep({ shown: true });
    this.sample.open = true;
    this.sample.querySelector("summary").focus();
  }

  criterionOf(input) {
    return input.closest("fieldset").dataset.criterion;
  }

  grade() {
    const grades = {};
    for (const input of this.querySelectorAll("input:checked")) grades[this.criterionOf(input)] = input.value;
    this.keep({ grades, percent: this.percent(grades) });
  }

  get criteria() {
    return [...this.querySelectorAll("[data-criterion]")].map((item) => item.dataset.criterion);
  }

  percent(grades) {
    const worth = {};
    for (const { dataset } of this.querySelectorAll("[data-worth]")) worth[dataset.level] = Number(dataset.worth);
    return rubricGrade(this.criteria, grades, worth);
  }

  /** Shows the mean of the grades and the level it stands for. */
  sum(grades) {
    const percent = this.percent(grades);
    const left = this.criteria.filter((criterion) => !(criterion in grades)).length;
    const items = [...this.querySelectorAll(".quiz-rubric__levels [data-lowest]")];
    const ranges = items.map((item) => ({ item, lowest: Number(item.dataset.lowest), highest: Number(item.dataset.highest) }));
    const level = percent === null ? null : rangeOf(ranges, percent)?.item;
    for (const item of items) item.toggleAttribute("data-mine", item === level);
    this.grades.textContent = level
      ? word("grade", { percent, level: level.querySelector("strong").textContent })
      : word("grade-open", { n: left });
  }
});

/** A scenario: the answer is saved while it is written; the sample opens after an attempt; the reader grades. */
import { rangeOf, rubricGrade } from "../bands.js";
import { all, data, one, pressed } from "../markup.js";
import { scenarioName } from "../state/records.js";
import { keepScenario, scenarioOf } from "../state/scenarios.js";
import { store } from "../state/store.js";
import { part, word } from "../words.js";
import { define, QuizElement } from "./element.js";

/** @import { Scenario } from "../types.js" */

/** So many words count as an attempt. */
const ATTEMPT = 40;
/** Milliseconds without a key until the text is saved. */
const PAUSE = 400;

/** @param {string} text */
const words = (text) => text.split(/\s+/).filter(Boolean).length;

/** @param {HTMLElement} input */
const criterionOf = (input) => data(/** @type {HTMLElement} */ (input.closest("fieldset")), "criterion");

class QuizScenario extends QuizElement {
  scenario = data(this, "id");
  sample = one(this, ".quiz-scenario__sample", HTMLDetailsElement);
  form = part("scenario");
  text = one(this.form, "textarea", HTMLTextAreaElement);
  counter = one(this.form, "[data-count]");
  status = one(this.form, '[role="status"]');
  early = one(this.form, "[data-early]");
  verdict = part("grade");
  /** Set while something written is not saved. @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting = undefined;
  #leave = () => this.save();

  setUp() {
    this.prepend(this.form);
    this.text.addEventListener("input", () => this.wait());
    this.text.addEventListener("blur", () => this.save());
    this.addEventListener("click", (event) => {
      const button = pressed(event);
      if (button === "compare") this.compare();
      else if (button === "anyway") this.open();
    });
    this.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.matches(".quiz-rubric label > input")) this.grade();
    });
    this.querySelector(".quiz-rubric__levels")?.before(this.verdict);
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("pagehide", this.#leave);
  }

  disconnectedCallback() {
    removeEventListener("pagehide", this.#leave);
    this.save();
    super.disconnectedCallback();
  }

  /** @param {string} name */
  concerns(name) {
    return name === scenarioName(this.scenario);
  }

  update() {
    const { text, grades, shown } = scenarioOf(this.quiz.id, this.scenario);
    if (this.#waiting === undefined && this.text.value !== text) this.text.value = text;
    this.dataset.shown = `${shown}`;
    for (const input of all(this, ".quiz-rubric label > input", HTMLInputElement)) {
      input.checked = grades[criterionOf(input)] === input.value;
    }
    this.count();
    this.sum(grades);
  }

  count() {
    this.counter.textContent = word("words", { n: words(this.text.value) });
  }

  wait() {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.save(), PAUSE);
    this.count();
  }

  save() {
    if (this.#waiting === undefined) return;
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.keep({ text: this.text.value });
    if (!store.troubles.size) this.status.textContent = word("saved");
  }

  /** @param {Partial<Scenario>} fields */
  keep(fields) {
    keepScenario(this.quiz.id, this.scenario, fields);
  }

  compare() {
    this.save();
    if (words(this.text.value) >= ATTEMPT) return this.open();
    this.early.hidden = false;
    one(this.early, "button").focus();
  }

  open() {
    this.early.hidden = true;
    this.keep({ shown: true });
    this.sample.open = true;
    one(this.sample, "summary").focus();
  }

  grade() {
    const chosen = all(this, ".quiz-rubric label > input:checked", HTMLInputElement);
    const grades = Object.fromEntries(chosen.map((input) => [criterionOf(input), input.value]));
    this.keep({ grades, percent: this.percent(grades) });
  }

  get criteria() {
    return all(this, "[data-criterion]").map((item) => data(item, "criterion"));
  }

  /** @param {Record<string, string>} grades */
  percent(grades) {
    const levels = all(this, "[data-worth]").map((item) => [data(item, "level"), Number(data(item, "worth"))]);
    return rubricGrade(this.criteria, grades, Object.fromEntries(levels));
  }

  /** Shows the mean of the grades and the level it stands for. @param {Record<string, string>} grades */
  sum(grades) {
    const percent = this.percent(grades);
    const left = this.criteria.filter((criterion) => !(criterion in grades)).length;
    const items = all(this, ".quiz-rubric__levels [data-lowest]");
    const ranges = items.map((item) => ({
      item,
      lowest: Number(data(item, "lowest")),
      highest: Number(data(item, "highest")),
    }));
    const level = percent === null ? null : rangeOf(ranges, percent);
    for (const item of items) item.toggleAttribute("data-mine", item === level?.item);
    this.verdict.textContent = level
      ? word("grade", { percent: Number(percent), level: one(level.item, "strong").textContent })
      : word("grade-open", { n: left });
  }
}

define("quiz-scenario", QuizScenario);

/** A scenario: the answer is saved while it is written; after an attempt the reader compares it with the sample, and grades. */
import { rangeOf, rubricGrade } from "../bands.js";
import { countWords } from "../language.js";
import { all, data, one, pressed } from "../markup.js";
import { scenarioName } from "../state/records.js";
import { keepScenario, scenarioOf } from "../state/scenarios.js";
import { troubles } from "../trouble.js";
import { part, word } from "../words.js";
import { define, QuizElement } from "./element.js";

/** @import { Scenario } from "../types.js" */

/** So many words count as an attempt. */
const ATTEMPT = 40;
/** Milliseconds without a key until the text is saved. */
const PAUSE = 400;

/** Where own text and sample stand beside the levels, parts of the sample are open. */
const WIDE = "(min-width: 60em)";

/** @param {HTMLElement} input */
const criterionOf = (input) => data(/** @type {HTMLElement} */ (input.closest("fieldset")), "criterion");

class QuizScenario extends QuizElement {
  scenario = data(this, "id");
  sample = one(this, ".quiz-scenario__sample", HTMLDetailsElement);
  form = part("scenario");
  text = one(this.form, "textarea", HTMLTextAreaElement);
  head = one(this, ".quiz-scenario__head");
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
    for (const place of all(this, ".quiz-rubric__beside")) this.put(place);
  }

  /** Puts beside the levels what the reader wrote, and what the sample says to the criterion. @param {HTMLElement} place */
  put(place) {
    place.prepend(part("own"));
    const evidence = place.querySelector("details");
    if (evidence) evidence.open = true;
    const where = place.querySelector(".quiz-rubric__where");
    if (!where) return;
    const shown = /** @type {HTMLDetailsElement} */ (part("part"));
    one(shown, "div").append(...all(where, "[data-heading]").flatMap((item) => this.below(data(item, "heading"))));
    shown.open = matchMedia(WIDE).matches;
    where.replaceWith(shown);
  }

  /** A copy of what stands in the sample from a heading to the next of its level. @param {string} heading */
  below(heading) {
    const first = all(this.sample, "h4, h5, h6").find((item) => item.textContent.trim() === heading);
    const copies = [];
    for (let item = first && /** @type {Element} */ (first); item; item = item.nextElementSibling ?? undefined) {
      if (first && item !== first && item.localName <= first.localName && /^h\d$/.test(item.localName)) break;
      if (!item.matches(".quiz-answer__links")) copies.push(item.cloneNode(true));
    }
    return copies;
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
    this.counter.textContent = word("words", { n: this.words });
    for (const copy of all(this, "[data-own]")) copy.textContent = this.text.value;
  }

  get words() {
    return countWords(document.documentElement.lang, this.text.value);
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
    this.status.textContent = troubles() || word("saved");
  }

  /** @param {Partial<Scenario>} fields */
  keep(fields) {
    keepScenario(this.quiz.id, this.scenario, fields);
  }

  compare() {
    this.save();
    if (this.words >= ATTEMPT) return this.open();
    this.early.hidden = false;
    one(this.early, "button").focus();
  }

  open() {
    this.early.hidden = true;
    this.keep({ shown: true });
    this.head.focus();
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

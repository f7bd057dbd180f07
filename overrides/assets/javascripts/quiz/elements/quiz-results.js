/** The result: score, band with next steps, sections by need, missed and open questions, scenarios, earlier attempts. */
import { byNeed, rangeOf } from "../bands.js";
import { all, data, one } from "../markup.js";
import { attemptsOf, goneFrom } from "../state/attempts.js";
import { scenarioOf } from "../state/scenarios.js";
import { stepsDone, tick } from "../state/steps.js";
import { part, word } from "../words.js";
import { define, QuizElement } from "./element.js";

/** @import { Range, SectionTally, Tally } from "../types.js" */

/** The range that an element describes. @param {HTMLDetailsElement} item */
const bandOf = (item) => ({ item, lowest: Number(data(item, "lowest")), highest: Number(data(item, "highest")) });

class QuizResults extends QuizElement {
  pass = Number(data(this, "pass"));
  bands = all(this, "[data-band]", HTMLDetailsElement).map(bandOf);
  /** What is said of a section, by its id. */
  blocks = new Map(all(this, "[data-section]").map((item) => [data(item, "section"), item]));
  summary = part("results");
  past = part("history");
  /** Whether the reader wants a score although questions are open. */
  #now = false;
  /** The band that stands open; undefined before the first time. @type {ReturnType<typeof bandOf> | null | undefined} */
  #mine = undefined;

  setUp() {
    one(this.summary, "button").addEventListener("click", () => {
      this.#now = true;
      this.update();
      this.fill("headline").focus();
    });
    this.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.dataset.step) {
        tick(this.quiz.id, target.dataset.step, target.checked);
      }
    });
    this.prepend(this.summary);
    one(this, ".quiz-results__history").append(this.past);
  }

  update() {
    this.showSteps();
    this.quiz.enter();
    const result = this.quiz.tally();
    const { total, answered, right, changed, sections } = result;
    const open = total - answered;
    this.#now &&= answered > 0;
    const scored = open === 0 || this.#now;
    this.dataset.state = scored ? "scored" : answered ? "going" : "new";
    const order = scored ? byNeed(sections) : sections;
    this.fill("headline").textContent = this.headline(result, scored, order[0]);
    this.fill("figure").textContent = word("figure", { total, right });
    this.fill("verdict").textContent = scored ? word(right >= this.pass ? "passed" : "not-passed") : "";
    this.dataset.passed = `${scored && right >= this.pass}`;
    this.count("open", "open-questions", open);
    this.count("changed", "changed-questions", changed);
    this.count("removed", "removed-questions", goneFrom(this.quiz).length);
    this.showSections(order, scored);
    this.showBand(scored ? rangeOf(this.bands, right) : null);
    this.showScenarios();
    this.showHistory();
  }

  /** @param {string} name */
  fill(name) {
    return one(this.summary, `[data-fill="${name}"]`);
  }

  /** Says how many there are, if any. @type {(name: string, words: string, n: number) => void} */
  count(name, words, n) {
    this.fill(name).textContent = n ? word(words, { n }) : "";
  }

  /** @param {string} section */
  block(section) {
    const block = this.blocks.get(section);
    if (!block) throw new TypeError(`The results say nothing of section ${section}`);
    return block;
  }

  /**
   * The one sentence that a person would say.
   * @param {Tally} result
   * @param {boolean} scored
   * @param {SectionTally} worst
   */
  headline({ total, answered, right }, scored, worst) {
    if (!scored) return word(answered ? "result-going" : "result-new", { total, answered, right });
    const section = data(this.block(worst.id), "title");
    const values = { total, right, section, pass: this.pass, n: this.pass - right };
    if (right === total) return word("result-perfect", values);
    return word(right >= this.pass ? "result-passed" : "result-failed", values);
  }

  /**
   * @param {SectionTally[]} order
   * @param {boolean} scored
   */
  showSections(order, scored) {
    const bars = this.fill("bars");
    bars.replaceChildren();
    for (const section of order) {
      const block = this.block(section.id);
      block.parentElement?.append(block);
      const missed = scored ? [...section.missed, ...section.open] : section.missed;
      block.dataset.state = missed.length ? "missed" : section.open.length ? "open" : "right";
      for (const link of all(block, "[data-id]")) {
        const id = data(link, "id");
        const item = /** @type {HTMLElement} */ (link.closest("li"));
        item.dataset.state = section.missed.includes(id) ? "missed" : section.open.includes(id) ? "open" : "right";
      }
      bars.append(this.bar(section, block));
    }
  }

  /**
   * @param {SectionTally} section
   * @param {HTMLElement} block
   */
  bar({ total, answered, right }, block) {
    const bar = part("bar");
    const link = one(bar, "a", HTMLAnchorElement);
    link.textContent = data(block, "title");
    link.href = `#${one(block, "h3").id}`;
    bar.style.setProperty("--right", `${right / total}`);
    bar.style.setProperty("--answered", `${answered / total}`);
    const open = total - answered;
    one(bar, "[data-fill]").textContent = word("bar", { total, right }) + (open ? word("bar-open", { n: open }) : "");
    return bar;
  }

  /**
   * Opens the reader's band and puts it first; a band that the reader opened stays open as long as that is the same.
   * @param {ReturnType<typeof bandOf> | null} mine
   */
  showBand(mine) {
    if (mine === this.#mine) return;
    this.#mine = mine;
    for (const { item } of this.bands) {
      item.toggleAttribute("data-mine", item === mine?.item);
      item.open = item === mine?.item;
    }
    const heading = one(this, ".quiz-results__bands h2");
    heading.after(...this.bands.map(({ item }) => item));
    if (mine) heading.after(mine.item);
  }

  showSteps() {
    const done = stepsDone(this.quiz.id);
    for (const box of all(this, "input[data-step]", HTMLInputElement)) box.checked = done.has(data(box, "step"));
  }

  showScenarios() {
    const list = this.querySelector("[data-levels]");
    if (!(list instanceof HTMLElement)) return;
    /** @type {(Range & {title: string})[]} */
    const levels = JSON.parse(data(list, "levels"));
    for (const link of all(list, "[data-scenario]")) {
      const { text: written, percent } = scenarioOf(this.quiz.id, data(link, "scenario"));
      const text =
        percent === null
          ? word(written ? "scenario-written" : "scenario-open")
          : word("scenario-graded", { percent, level: rangeOf(levels, percent)?.title ?? "" });
      let note = link.parentElement?.querySelector("span");
      if (!note) {
        note = document.createElement("span");
        link.after(" ", note);
      }
      note.textContent = text;
    }
  }

  showHistory() {
    const history = attemptsOf(this.quiz);
    this.past.hidden = !history.length;
    one(this.past, "ol").replaceChildren(
      ...history.map((attempt) => {
        const item = document.createElement("li");
        const { number, right, answered, total } = attempt;
        item.textContent = word("attempt", {
          number,
          right,
          answered,
          total,
          date: new Date(attempt.at).toLocaleDateString(),
        });
        return item;
      }),
    );
  }
}

define("quiz-results", QuizResults);

/** The result: score, band with next steps, sections by need, missed and open questions, scenarios, earlier attempts. */
import { attemptsOf } from "./attempts.js";
import { byNeed, rangeOf } from "./bands.js";
import { QuizElement } from "./element.js";
import { store } from "./store.js";
import { part, word } from "./words.js";

customElements.define("quiz-results", class extends QuizElement {
  /** Whether the reader wants a score although questions are open. */
  #now = false;

  setUp() {
    this.pass = Number(this.dataset.pass);
    this.bands = [...this.querySelectorAll("[data-band]")].map((item) => (
      { item, lowest: Number(item.dataset.lowest), highest: Number(item.dataset.highest) }));
    this.blocks = new Map([...this.querySelectorAll("[data-section]")].map((item) => [item.dataset.section, item]));
    this.summary = part("results");
    this.summary.querySelector("button").addEventListener("click", () => {
      this.#now = true;
      this.update();
      this.fill("headline").focus();
    });
    this.addEventListener("change", ({ target }) => target.dataset.step && this.tick());
    this.prepend(this.summary);
    this.past = part("history");
    this.querySelector(".quiz-results__history").append(this.past);
  }

  update(name) {
    this.showSteps();
    if (name === "+steps") return;
    const result = this.quiz.tally();
    const open = result.total - result.answered;
    this.#now &&= result.answered > 0;
    const scored = open === 0 || this.#now;
    this.dataset.state = scored ? "scored" : result.answered ? "going" : "new";
    const order = scored ? byNeed(result.sections) : result.sections;
    this.fill("headline").textContent = this.headline(result, scored, order[0]);
    this.fill("figure").textContent = word("figure", result);
    this.fill("verdict").textContent = scored ? word(result.right >= this.pass ? "passed" : "not-passed") : "";
    this.dataset.passed = scored && result.right >= this.pass;
    this.fill("open").textContent = open ? word("open-questions", { n: open }) : "";
    this.fill("changed").textContent = result.changed ? word("changed-questions", { n: result.changed }) : "";
    const gone = this.removed();
    this.fill("removed").textContent = gone ? word("removed-questions", { n: gone }) : "";
    this.showSections(order, scored);
    this.showBand(scored ? rangeOf(this.bands, result.right) : null);
    this.showScenarios();
    this.showHistory();
  }

  fill(name) {
    return this.summary.querySelector(`[data-fill="${name}"]`);
  }

  /** The one sentence that a person would say. */
  headline({ total, answered, right }, scored, worst) {
    if (!scored) return word(answered ? "result-going" : "result-new", { total, answered, right });
    const section = this.blocks.get(worst.id).dataset.title;
    const values = { total, right, section, pass: this.pass, n: this.pass - right };
    if (right === total) return word("result-perfect", values);
    return word(right >= this.pass ? "result-passed" : "result-failed", values);
  }

  showSections(order, scored) {
    const bars = this.fill("bars");
    bars.replaceChildren();
    for (const section of order) {
      const block = this.blocks.get(section.id);
      block.parentElement.append(block);
      const missed = scored ? [...section.missed, ...section.open] : section.missed;
      block.dataset.state = missed.length ? "missed" : section.open.length ? "open" : "right";
      for (const link of block.querySelectorAll("[data-id]")) {
        const { id } = link.dataset;
        link.closest("li").dataset.state = section.missed.includes(id) ? "missed" : section.open.includes(id) ? "open" : "right";
      }
      bars.append(this.bar(section, block));
    }
  }

  bar(section, block) {
    const bar = part("bar");
    const link = bar.querySelector("a");
    link.textContent = block.dataset.title;
    link.href = `#${block.querySelector("h3").id}`;
    bar.style.setProperty("--right", section.right / section.total);
    bar.style.setProperty("--answered", section.answered / section.total);
    const open = section.total - section.answered;
    bar.querySelector("[data-fill]").textContent = word("bar", section) + (open ? word("bar-open", { n: open }) : "");
    return bar;
  }

  /** Opens the reader's band and puts it first; a band that the reader opened stays open as long as that is the same. */
  showBand(mine) {
    if (mine === this.mine) return;
    this.mine = mine;
    for (const { item } of this.bands) {
      item.toggleAttribute("data-mine", item === mine?.item);
      item.open = item === mine?.item;
    }
    const heading = this.querySelector(".quiz-results__bands h2");
    heading.after(...this.bands.map(({ item }) => item));
    if (mine) heading.after(mine.item);
  }

  get boxes() {
    return [...this.querySelectorAll("input[data-step]")];
  }

  showSteps() {
    const done = store.read(this.quiz.id, "+steps")?.done ?? {};
    for (const box of this.boxes) box.checked = box.dataset.step in done;
  }

  tick() {
    const done = Object.fromEntries(this.boxes.filter((box) => box.checked).map((box) => [box.dataset.step, true]));
    store.write(this.quiz.id, "+steps", { done });
  }

  showScenarios() {
    const list = this.querySelector("[data-levels]");
    if (!list) return;
    const levels = JSON.parse(list.dataset.levels);
    for (const link of list.querySelectorAll("[data-scenario]")) {
      const saved = store.read(this.quiz.id, `+scenario.${link.dataset.scenario}`);
      const percent = saved?.percent ?? null;
      const text = percent === null
        ? word(saved?.text ? "scenario-written" : "scenario-open")
        : word("scenario-graded", { percent, level: rangeOf(levels, percent)?.title });
      let note = link.parentElement.querySelector("span");
      if (!note) link.after(" ", note = document.createElement("span"));
      note.textContent = text;
    }
  }

  /** How many saved answers of this attempt belong to questions that are gone. */
  removed() {
    const present = Object.values(this.quiz.questions).flatMap(Object.keys);
    const known = new Set([...present, ...Object.values(this.quiz.formerly).flat()]);
    const { number } = this.quiz.attempt;
    return store.names(this.quiz.id)
      .filter((name) => !name.startsWith("+") && !known.has(name))
      .filter((name) => store.read(this.quiz.id, name)?.attempt === number).length;
  }

  showHistory() {
    const history = attemptsOf(this.quiz);
    this.past.hidden = !history.length;
    this.past.querySelector("ol").replaceChildren(...history.map((attempt) => {
      const item = document.createElement("li");
      item.textContent = word("attempt", { ...attempt, date: new Date(attempt.at).toLocaleDateString() });
      return item;
    }));
  }
});

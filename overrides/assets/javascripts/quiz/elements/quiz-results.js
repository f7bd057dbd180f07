/** The result: score, what to do first, sections by need, next steps of the band, scenarios, earlier attempts. */
import { byNeed, rangeOf, worstMissed } from "../bands.js";
import { day } from "../language.js";
import { all, data, one } from "../markup.js";
import { attemptsOf, goneFrom, sectionsOf, tallyOf } from "../state/attempts.js";
import { creditsOf } from "../state/credit.js";
import { scenarioOf } from "../state/scenarios.js";
import { stepsDone, tick } from "../state/steps.js";
import { troubles } from "../trouble.js";
import { part, word } from "../words.js";
import { define, QuizElement } from "./element.js";

/** @import { Past, Range, SectionTally, Tally } from "../types.js" */

/** So many questions stand under what to do first. */
const FIRST = 3;
/** States of a question that have a sign. */
const SIGNS = ["missed", "shown", "open", "changed"];

/** The range that an element describes. @param {HTMLDetailsElement} item */
const bandOf = (item) => ({ item, lowest: Number(data(item, "lowest")), highest: Number(data(item, "highest")) });

/** @type {(scale: HTMLElement, tally: {right: number, answered: number, total: number}) => void} */
function draw(scale, { right, answered, total }) {
  scale.style.setProperty("--right", `${right / total}`);
  scale.style.setProperty("--missed", `${(answered - right) / total}`);
}

/** Puts elements that stand beside one another in that order. What stands right is not touched: it may have the focus. @param {HTMLElement[]} items */
function arrange([first, ...rest]) {
  let last = first;
  for (const item of rest) {
    if (last.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_PRECEDING) last.after(item);
    last = item;
  }
}

class QuizResults extends QuizElement {
  pass = Number(data(this, "pass"));
  credits = creditsOf(this);
  bands = all(this, "[data-band]", HTMLDetailsElement).map(bandOf);
  /** What is said of a section, by its id. */
  blocks = new Map(all(this, "[data-section]").map((item) => [data(item, "section"), item]));
  /** The entries of the questions, by their ids. */
  entries = new Map(all(this, "li:has([data-id])").map((item) => [data(one(item, "[data-id]"), "id"), item]));
  summary = one(this, ".quiz-results__summary");
  mine = part("mine");
  past = part("history");
  /** Leads to the questions, if a page shows them. */
  go = this.querySelector(".quiz-results__go a");
  begin = this.go?.textContent ?? "";
  questions = this.go?.getAttribute("href") ?? "";
  /** Whether the reader wants a score although questions are open. */
  #now = false;
  /** The reader's band; undefined before the first time. @type {ReturnType<typeof bandOf> | null | undefined} */
  #band = undefined;

  setUp() {
    one(this.summary, "button").addEventListener("click", () => {
      this.#now = true;
      this.update();
      this.fill("headline").focus();
    });
    this.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.dataset.step) {
        tick(this.quiz.id, target.dataset.step, target.checked);
        one(this.mine, '[role="status"]').textContent = troubles();
      }
    });
    for (const block of this.blocks.values()) one(block, "h3").after(part("bar"));
    const bands = one(this, ".quiz-results__bands");
    this.prepend(this.summary, one(this, ".quiz-results__sections"), this.mine);
    one(this, ".quiz-results__history").append(this.past);
    one(this, ".quiz-results__history").after(bands);
  }

  update() {
    this.showSteps();
    this.quiz.enter();
    const result = tallyOf(this.quiz, this.credits);
    const { total, answered, right, changed, sections } = result;
    const open = total - answered;
    this.#now &&= answered > 0;
    const scored = open === 0 || this.#now;
    const passed = right >= this.pass;
    this.dataset.state = scored ? "scored" : answered ? "going" : "new";
    this.dataset.passed = `${scored && passed}`;
    const order = scored ? byNeed(sections) : sections;
    this.fill("headline").textContent = this.headline(result, scored, order[0]);
    this.fill("figure").textContent = `${right}`;
    this.fill("of").textContent = word("of", { total });
    this.fill("verdict").textContent = scored ? word(passed ? "passed" : "not-passed") : "";
    this.fill("mark").textContent = word("mark", { n: this.pass, pass: this.pass });
    draw(one(this.summary, ".quiz-score__scale"), result);
    one(this.summary, ".quiz-score__scale").style.setProperty("--pass", `${this.pass / total}`);
    // Before a low mark there is no room for its words.
    one(this.summary, ".quiz-score__mark").classList.toggle("quiz-score__mark--low", this.pass < total / 2);
    this.count("open", "open-questions", open);
    this.count("changed", "changed-questions", changed);
    // Questions that do not count are listed, and no part of the quiz that is added up.
    const listed = new Set(all(this, "[data-id]").map((at) => data(at, "id")));
    this.count("removed", "removed-questions", goneFrom(this.quiz).filter((id) => !listed.has(id)).length);
    this.lead(sections.flatMap((section) => section.open)[0], answered > 0);
    const history = attemptsOf(this.quiz, this.credits);
    this.showSections(order, scored, history.filter(({ mode }) => mode === "attempt").at(-1));
    this.showFirst(scored ? worstMissed(this.surestFirst(order), FIRST) : []);
    // Where nothing is left to repeat, the next steps come first.
    const parts = [one(this, ".quiz-results__sections"), this.mine];
    arrange(right < total ? parts : parts.reverse());
    this.showBand(scored ? rangeOf(this.bands, Math.floor(right)) : null);
    this.showScenarios();
    this.showHistory(history);
  }

  /** @param {string} name */
  fill(name) {
    return one(this.summary, `[data-fill="${name}"]`);
  }

  /** Says how many there are, if any. @type {(name: string, words: string, n: number) => void} */
  count(name, words, n) {
    this.fill(name).textContent = n ? word(words, { n }) : "";
  }

  /** @template T @param {Map<string, T>} known @param {string} id */
  of(known, id) {
    const found = known.get(id);
    if (!found) throw new TypeError(`The results say nothing of ${id}`);
    return found;
  }

  /**
   * The one sentence that a person would say.
   * @param {Tally} result
   * @param {boolean} scored
   * @param {SectionTally} worst
   */
  headline({ total, answered, right }, scored, worst) {
    const passed = right >= this.pass;
    if (!scored) return word(answered ? "result-going" : "result-new", { total, answered, right });
    if (answered < total) return word(passed ? "result-open-passed" : "result-open-failed", { n: total - answered });
    if (right === total) return word("result-perfect");
    const section = data(this.of(this.blocks, worst.id), "title");
    return word(passed ? "result-passed" : "result-failed", {
      section,
      pass: this.pass,
      n: Math.ceil(this.pass - right),
    });
  }

  /**
   * Leads to the first open question, if there is one.
   * @param {string | undefined} open
   * @param {boolean} going
   */
  lead(open, going) {
    if (!(this.go instanceof HTMLAnchorElement)) return;
    const ids = Object.values(this.quiz.questions).flatMap(Object.keys);
    this.go.hidden = !open;
    if (!open) return;
    this.go.textContent = going ? word("go-on", { number: ids.indexOf(open) + 1 }) : this.begin;
    this.go.setAttribute("href", going ? `${this.questions}#question-${open}` : this.questions);
  }

  /**
   * @param {SectionTally[]} order
   * @param {boolean} scored
   * @param {Past | undefined} last
   */
  showSections(order, scored, last) {
    arrange(order.map(({ id }) => this.of(this.blocks, id)));
    const before = last && sectionsOf(this.quiz, last, this.credits);
    for (const section of order) {
      const block = this.of(this.blocks, section.id);
      const { total, answered, right } = section;
      const open = total - answered;
      block.dataset.state = section.missed.length || (scored && open) ? "missed" : open ? "open" : "right";
      draw(block, section);
      const again = block.querySelector(".quiz-result__again");
      if (again instanceof HTMLElement) this.showAgain(again, section.id);
      const then = scored && before?.find(({ id }) => id === section.id);
      one(block, "[data-fill]").textContent = [
        word("bar", { total, right }),
        open ? word("bar-open", { n: open }) : "",
        then ? word("bar-before", { right: then.right }) : "",
      ].join("");
      for (const [id, revision] of Object.entries(this.quiz.questions[section.id])) {
        const state = this.quiz.state(id, revision);
        this.mark(this.of(this.entries, id), state === "wrong" ? "missed" : state);
      }
    }
  }

  /** Leads to the section, blank, as a new attempt. @type {(at: HTMLElement, section: string) => void} */
  showAgain(at, section) {
    const link = one(at, "a");
    const [page] = (link.getAttribute("href") ?? "").split("?");
    link.setAttribute("href", `${page}?view=again&section=${section}`);
    at.hidden = false;
  }

  /** Gives an entry the sign of its question's state. @type {(entry: HTMLElement, state: string) => void} */
  mark(entry, state) {
    if (entry.dataset.state === state) return;
    entry.dataset.state = state;
    entry.querySelector(".quiz-sign")?.remove();
    if (SIGNS.includes(state)) entry.prepend(part(`sign-${state}`), " ");
  }

  /**
   * What somebody was sure of and is wrong comes before what else was missed: nobody looks that up of their own accord.
   * @param {SectionTally[]} order
   */
  surestFirst(order) {
    const sure = order.map(({ missed }) => ({ missed: missed.filter((id) => this.wasSure(id)) }));
    const rest = order.map(({ missed }) => ({ missed: missed.filter((id) => !this.wasSure(id)) }));
    return [...sure, ...rest];
  }

  /** @param {string} id */
  wasSure(id) {
    const revision = Object.values(this.quiz.questions).find((asked) => id in asked)?.[id] ?? "";
    return this.quiz.answer(id, revision)?.sure === "sure";
  }

  /** What pays most: the lesson of a missed question, and the question again. @param {string[]} ids */
  showFirst(ids) {
    one(this.summary, ".quiz-results__first").hidden = !ids.length;
    const practise = one(this.summary, ".quiz-results__practise");
    practise.hidden = !this.questions;
    one(practise, "a").setAttribute("href", `${this.questions}?view=missed`);
    this.fill("acts").replaceChildren(
      ...ids.map((id) => {
        const entry = this.of(this.entries, id);
        const question = one(entry, "[data-id]", HTMLAnchorElement);
        const act = part("act");
        one(act, ".quiz-act__question").prepend(one(entry, ".quiz-sign").cloneNode(true), " ");
        one(act, ".quiz-act__sure").hidden = !this.wasSure(id);
        one(act, '[data-fill="question"]').textContent = question.textContent;
        const again = one(act, ".quiz-act__again", HTMLAnchorElement);
        again.href = question.href;
        const lesson = entry.querySelector(".quiz-result__lesson");
        if (lesson) again.before(lesson.cloneNode(true), " ");
        return act;
      }),
    );
  }

  /**
   * Puts the reader's band after the sections, open; one that the reader opened stays so as long as that is the same.
   * @param {ReturnType<typeof bandOf> | null} band
   */
  showBand(band) {
    this.mine.hidden = !band;
    if (band === this.#band) return;
    this.#band = band;
    for (const { item } of this.bands) {
      item.toggleAttribute("data-mine", item === band?.item);
      item.open = item === band?.item;
    }
    one(this, ".quiz-results__bands").append(...this.bands.map(({ item }) => item));
    if (band) one(this.mine, "h2").after(band.item);
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
    let begun = false;
    for (const link of all(list, "[data-scenario]")) {
      const { text: written, percent } = scenarioOf(this.quiz.id, data(link, "scenario"));
      begun ||= Boolean(written);
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
    list.toggleAttribute("data-begun", begun);
  }

  /** @param {Past[]} history */
  showHistory(history) {
    this.past.hidden = !history.length;
    one(this.past, "ol").replaceChildren(
      ...history.map((attempt) => {
        const item = document.createElement("li");
        const { at, id, mode, number, right, answered, total } = attempt;
        const date = day(document.documentElement.lang, at);
        const said = word("attempt", { number, right, answered, total, date });
        const text = mode === "attempt" ? said : word("lead", { title: word(`history-${mode}`) }) + said;
        const look = mode === "exam" && this.questions;
        item.textContent = look ? word("lead", { title: text }) : text;
        if (look) {
          const link = part("history-look");
          one(link, "a").setAttribute("href", `${this.questions}?view=exam&attempt=${id}`);
          item.append(link);
        }
        const sections = sectionsOf(this.quiz, attempt, this.credits)
          ?.filter(({ id }) => attempt.sections?.includes(id) ?? true)
          .map(({ id, right, total }) =>
            word("attempt-section", { section: data(this.of(this.blocks, id), "title"), right, total }),
          );
        if (sections)
          item.append(Object.assign(document.createElement("p"), { textContent: sections.join(word("comma")) }));
        return item;
      }),
    );
  }
}

define("quiz-results", QuizResults);

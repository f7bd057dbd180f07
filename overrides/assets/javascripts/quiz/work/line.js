/** The line of marks: what became of each question, where the reader is, the way to the others. */
import { hear } from "../events.js";
import { all, data, one, pressed } from "../markup.js";
import { sitting } from "../practice/exam.js";
import { setting } from "../state/device.js";
import { ATTEMPTS } from "../state/records.js";
import { flagged } from "../state/steps.js";
import { store } from "../state/store.js";
import { soFar } from "../state/tally.js";
import { word } from "../words.js";
import { heightOfHeader } from "./arrival.js";
import { go, leadThrough, stayUntil } from "./place.js";
import { styled } from "./styles.js";

/** @import { Quiz } from "../state/quiz.js" */
/** @typedef {{state: (id: string) => string, words: string, short: string}} Told what the line says */

export class Line {
  /**
   * @param {HTMLElement} element
   * @param {Quiz} quiz
   */
  constructor(element, quiz) {
    this.element = element;
    this.quiz = quiz;
    this.row = one(element, ".quiz-progress__marks");
    this.marks = all(this.row, "a", HTMLAnchorElement);
    this.here = this.marks[0];
    /** What it says, if not of the current attempt. @type {() => Told} */
    this.tell = () => this.ofAttempt();
    this.sure = element.querySelector('input[name="sure"]');
    if (this.sure instanceof HTMLInputElement) this.sure.checked = setting(quiz.id, "sure") === "on";
    this.sure?.addEventListener("change", ({ target }) => {
      const { checked } = /** @type {HTMLInputElement} */ (target);
      import("./sure.js").then(({ ask }) => ask(quiz.id, checked));
    });
    for (const mark of this.marks) mark.tabIndex = -1;
    this.row.addEventListener("keydown", (event) => this.walk(event));
    this.quiet = hear(document, "quiz-here", (id) => this.follow(id));
    this.sized = new ResizeObserver(() => this.makeRoom());
    for (const each of all(document, "header, quiz-progress")) this.sized.observe(each);
    this.follow(this.here.hash.slice(1));
    this.show();
    leadThrough(null);
    styled();
    if (store.ready) this.tellDue(); // who has answered nothing has nothing due
    const asked = new URLSearchParams(location.search);
    const view = asked.get("view");
    if (view === "exam" || (!view && sitting(store.read(quiz.id, ATTEMPTS))))
      import("./exam.js").then(({ sit }) => sit(quiz, this, asked.get("attempt")));
    else if (view === "again") import("./again.js").then(({ again }) => again(quiz, this, asked.get("section")));
    else if (view || asked.has("section")) import("./practice.js").then(({ view }) => view(quiz, this.marks));
    else if (setting(quiz.id, "show") === "one")
      stayUntil(import("./views.js").then(({ show }) => show("one", quiz.id)));
  }

  /** The line has left the page. */
  leave() {
    this.sized.disconnect();
    this.quiet();
    document.documentElement.style.removeProperty("--quiz-marks");
    document.documentElement.removeAttribute("data-quiz-one");
  }

  /** What stays at the top of the window, for styles. */
  makeRoom() {
    const { style } = document.documentElement;
    style.setProperty("--quiz-header-height", `${heightOfHeader()}px`);
    style.setProperty("--quiz-marks", `${this.element.offsetHeight}px`);
  }

  /** After the paint of what changed, for which nobody waits here. */
  update() {
    requestAnimationFrame(() =>
      setTimeout(() => {
        this.show();
        this.tellDue();
      }),
    );
  }

  /** Says how many questions are due, once that has been worked out. */
  async tellDue() {
    if (!this.element.querySelector(".quiz-progress__views")) return; // another page has the questions
    const { tellDue } = await import("./due.js");
    if (this.element.isConnected) tellDue(this.quiz, this.element, location.pathname);
  }

  /** @returns {Told} */
  ofAttempt() {
    const { total, answered, right, changed } = soFar(this.quiz);
    const more = changed ? word("progress-changed", { n: changed }) : "";
    const revisions = Object.assign({}, ...Object.values(this.quiz.questions));
    return {
      state: (id) => this.quiz.state(id, revisions[id]),
      words: word("progress", { total, answered, right }) + more,
      short: `${answered}/${total}`,
    };
  }

  show() {
    const { state: stateOf, words, short } = this.tell();
    one(this.element, "[data-fill]").textContent = words;
    one(this.element, ".quiz-progress__short").textContent = short;
    const flags = flagged(this.quiz.id);
    for (const mark of this.marks) {
      const id = data(mark, "id");
      const state = stateOf(id);
      const isFlagged = flags.has(id);
      if (mark.dataset.state === state && "flagged" in mark.dataset === isFlagged) continue;
      mark.dataset.state = state;
      mark.toggleAttribute("data-flagged", isFlagged);
      const number = mark.textContent ?? "";
      const said = state === "open" ? number : word(`mark-${state}`, { number });
      if (isFlagged) mark.ariaLabel = word("mark-flagged", { mark: said });
      else mark.ariaLabel = state === "open" ? null : said;
    }
  }

  /** Shows where the reader is. @param {string} id of a question's head */
  follow(id) {
    const mark = this.marks.find(({ hash }) => hash === `#${id}`);
    if (!mark) return;
    this.here.tabIndex = -1;
    this.here.removeAttribute("aria-current");
    this.here = mark;
    mark.tabIndex = 0;
    mark.setAttribute("aria-current", "true");
    const row = this.row.getBoundingClientRect();
    const box = mark.getBoundingClientRect();
    this.row.scrollLeft += box.left + box.width / 2 - row.left - row.width / 2;
  }

  /** Goes to a question on this page without a step in the browser's history, or shows the quiz otherwise. @param {MouseEvent} event */
  press(event) {
    const view = pressed(event);
    if (view === "one" || view === "all") import("./views.js").then(({ choose }) => choose(view, this.quiz.id));
    const mark = event.target instanceof Element && event.target.closest("a");
    const card = mark && document.getElementById(mark.hash.slice(1))?.closest("quiz-question");
    if (!(card instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation(); // the theme would follow the link
    go(card);
  }

  /** One stop for all marks; arrows lead from one to the next. @param {KeyboardEvent} event */
  walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const mark = event.target instanceof HTMLAnchorElement && event.target;
    if (!step || !mark) return;
    event.preventDefault();
    const way = getComputedStyle(this.row).direction === "rtl" ? -step : step;
    this.marks[this.marks.indexOf(mark) + way]?.focus();
  }
}

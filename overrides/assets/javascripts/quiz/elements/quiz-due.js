/** How many questions are due today, or when the next ones are; what comes on which day, also as a file for a calendar. */
import { give } from "../giving.js";
import { soon } from "../language.js";
import { one } from "../markup.js";
import { calendar } from "../practice/calendar.js";
import { knownOf } from "../practice/known.js";
import { dateOf, dayOf, dueNow, forecast } from "../practice/schedule.js";
import { tellBeside } from "../sidebar.js";
import { part, word } from "../words.js";
import { define, QuizElement } from "./element.js";

class QuizDue extends QuizElement {
  parts = part("due");
  go = one(this, "a", HTMLAnchorElement);
  home = this.go.getAttribute("href") ?? "";

  setUp() {
    one(this.parts, ".quiz-due__lead").append(" ", this.go);
    this.replaceChildren(...this.parts.children);
    one(this, "button").addEventListener("click", () => this.save());
    // A page may be open for days.
    document.addEventListener("visibilitychange", () => this.isConnected && this.update());
  }

  update() {
    const questions = knownOf(this.quiz);
    const now = Date.now();
    const { today, next } = dueNow(questions, now);
    this.hidden = !questions.some(({ seen }) => seen.length);
    one(this, "[data-fill]").textContent = today.length
      ? word("due-now", { n: today.length })
      : word(next === null ? "due-never" : "due-later", { day: next === null ? "" : this.day(next) });
    this.go.hidden = !today.length || !this.home;
    this.go.setAttribute("href", `${this.home}?view=due`);
    if (this.home) tellBeside(this.home, today.length ? word("due-here", { n: today.length }) : "");
    const days = forecast(questions, now);
    one(this, ".quiz-due__coming").hidden = !days.length;
    one(this, "ol").replaceChildren(
      ...days.map(({ day, ids }) => {
        const text = word("due-on", { n: ids.length, day: this.day(day) });
        return Object.assign(document.createElement("li"), { textContent: text });
      }),
    );
  }

  /** @param {number} day */
  day(day) {
    return soon(document.documentElement.lang, dateOf(day).getTime(), day - dayOf(Date.now()));
  }

  save() {
    const now = Date.now();
    const text = calendar(forecast(knownOf(this.quiz), now), {
      quiz: this.quiz.id,
      title: (n) => word("due-title", { n }),
      address: this.go.href.split("#")[0],
      now,
    });
    give(`${this.quiz.id}.ics`, text, "text/calendar");
  }
}

define("quiz-due", QuizDue);

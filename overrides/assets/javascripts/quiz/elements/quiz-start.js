/** The way in: start, go on with the first open question, or see the results; the sections with what came of them. */
import { all, data, one } from "../markup.js";
import { soFar } from "../state/tally.js";
import { part, word } from "../words.js";
import { define, QuizElement } from "./element.js";

class QuizStart extends QuizElement {
  link = one(this, ".quiz-start__link");
  figure = one(this, ".quiz-start__figure");
  next = part("start");
  home = this.link.getAttribute("href") ?? "";
  results = this.querySelector(".quiz-start__results > a")?.getAttribute("href");
  begin = this.link.textContent ?? "";
  about = this.figure.textContent;
  /** What each section says before anything of it is answered, by its id. */
  counts = new Map(this.sections.map((section) => [data(section, "section"), count(section).textContent]));

  get sections() {
    return all(this, ".quiz-start__section");
  }

  setUp() {
    this.querySelector(".quiz-start__try")?.append(this.next);
  }

  update() {
    const tally = soFar(this.quiz);
    const { total, answered, right } = tally;
    const open = tally.sections.flatMap((section) => section.open)[0];
    const state = answered === 0 ? "new" : open ? "going" : "done";
    // Who begins here keeps what they answer before them.
    if (state === "new") this.dataset.trying = "";
    this.dataset.state = state;
    this.figure.textContent = answered ? word("progress", { total, answered, right }) : this.about;
    this.lead(state, open);
    for (const section of this.sections) {
      const id = data(section, "section");
      const { total, answered, right } = /** @type {import("../types.js").SectionTally} */ (
        tally.sections.find((each) => each.id === id)
      );
      count(section).textContent = answered ? word("bar", { total, right }) : (this.counts.get(id) ?? "");
      section.style.setProperty("--right", `${right / total}`);
      section.style.setProperty("--answered", `${answered / total}`);
    }
  }

  /**
   * Says where the buttons lead, and leads there.
   * @param {"new" | "going" | "done"} state
   * @param {string | undefined} open
   */
  lead(state, open) {
    const numbers = Object.values(this.quiz.questions).flatMap(Object.keys);
    const { act, to } =
      state === "new"
        ? { act: this.begin, to: this.home }
        : open
          ? { act: word("go-on", { number: numbers.indexOf(open) + 1 }), to: `${this.pageOf(open)}#question-${open}` }
          : this.results
            ? { act: word("see-results"), to: this.results }
            : { act: word("look-again"), to: this.home };
    for (const link of [this.link, one(this.next, "a")]) {
      link.textContent = act;
      link.setAttribute("href", to);
    }
  }

  /** The page of a question: a quiz may have several. @param {string} id */
  pageOf(id) {
    const section = Object.entries(this.quiz.questions).find(([, questions]) => id in questions)?.[0];
    const place = this.sections.find((each) => data(each, "section") === section);
    return place?.querySelector("a")?.getAttribute("href")?.split("#")[0] ?? this.home;
  }
}

/** @param {HTMLElement} section */
const count = (section) => one(section, ".quiz-start__count");

define("quiz-start", QuizStart);

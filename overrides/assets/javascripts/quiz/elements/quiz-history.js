/** What changed since the last time, attempts as a line, and each section as bars; the same as a table for screen readers and paper. */
import { day } from "../language.js";
import { all, data, one } from "../markup.js";
import { changeIn, historyOf } from "../practice/history.js";
import { sentences } from "../sentences.js";
import { attemptsOf, tallyOf } from "../state/attempts.js";
import { creditsOf } from "../state/credit.js";
import { part, word } from "../words.js";
import { define, QuizElement } from "./element.js";

/** @import { Past, Row } from "../types.js" */

/** Sizes of the drawings, in their own units: of the line, with the room of a figure above its dots, and of the bars of a section. */
const [WIDTH, HEIGHT, EDGE, ABOVE] = [320, 96, 12, 16];
const [BARS, BAR] = [80, 20];
/** Closer dots have no figures but the first and the last. */
const ROOM = 24;

/** @type {(name: string, values: Record<string, string | number>) => Element} */
function shape(name, values) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(values)) made.setAttribute(key, `${value}`);
  return made;
}

class QuizHistory extends QuizElement {
  /** The ids of the questions by section. */
  sections = Object.fromEntries(Object.entries(this.quiz.questions).map(([id, asked]) => [id, Object.keys(asked)]));
  credits = creditsOf(this);
  /** What the results around it call a section, by its id. */
  titles = new Map(all(document, "[data-section][data-title]").map((at) => [data(at, "section"), data(at, "title")]));

  setUp() {
    this.replaceChildren(...part("progress-over-time").children);
  }

  update() {
    const rows = this.rows();
    this.hidden = rows.length < 2;
    if (this.hidden) return;
    const change = changeIn(rows, this.sections);
    one(this, "[data-fill]").textContent = change ? this.sentence(change) : word("history-new");
    this.draw(rows);
    this.tell(rows);
  }

  /** Attempts with what each came to, the current one last. @returns {Row[]} */
  rows() {
    const { quiz, credits } = this;
    const { attempt } = quiz;
    const { right, answered, total } = tallyOf(quiz, credits);
    /** @type {Past[]} */
    const now = attempt && answered ? [{ ...attempt, number: Number(attempt.id), right, answered, total }] : [];
    const ids = Object.values(this.sections).flat();
    const seen = Object.fromEntries(ids.map((id) => [id, quiz.seen(id)]));
    return historyOf([...attemptsOf(quiz, credits), ...now], this.sections, seen, credits);
  }

  /** @param {import("../types.js").Change} change */
  sentence({ both, now, before, most }) {
    const more = most && { ...most, section: this.titles.get(most.id) ?? "" };
    const first = word(now > before ? "history-better" : now < before ? "history-worse" : "history-same", {
      n: both,
      now,
      before,
    });
    return sentences(first, more ? word("history-most", more) : "");
  }

  /** The first of its kind is a ring, what repeats it a dot. @param {Row[]} rows */
  draw(rows) {
    const step = (WIDTH - 2 * EDGE) / (rows.length - 1);
    const points = rows.map(({ right, total, first }, at) => {
      const y = HEIGHT - EDGE - ((HEIGHT - 2 * EDGE - ABOVE) * right) / total;
      return { x: EDGE + step * at, y, first, right };
    });
    const line = shape("polyline", { points: points.map(({ x, y }) => `${x},${y}`).join(" ") });
    const dots = points.map(({ x, y, first }) => shape("circle", { cx: x, cy: y, r: 4, "data-first": `${first}` }));
    const figures = points
      .filter((_, at) => step >= ROOM || at === 0 || at === points.length - 1)
      .map(({ x, y, right }) => {
        const figure = shape("text", { x, y: y - EDGE });
        figure.textContent = `${right}`;
        return figure;
      });
    one(this, ".quiz-history__line", SVGElement).replaceChildren(line, ...dots, ...figures);
    one(this, ".quiz-history__sections").replaceChildren(
      ...Object.keys(this.sections).map((id) => {
        const item = part("history-section");
        one(item, "[data-fill]").textContent = this.titles.get(id) ?? "";
        const parts = rows.flatMap((row) => row.parts.filter((section) => section.id === id));
        const wide = Math.min(8, BARS / parts.length);
        const bars = parts.map(({ right, total }, at) => {
          const height = (BAR * right) / total;
          return shape("rect", { x: at * wide, y: BAR - height, width: wide * 0.75, height });
        });
        one(item, "svg", SVGElement).replaceChildren(...bars);
        return item;
      }),
    );
  }

  /** @param {Row[]} rows */
  tell(rows) {
    const language = document.documentElement.lang;
    one(this, "tbody").replaceChildren(
      ...rows.map(({ mode, first, at, right, answered, total, parts }) => {
        const row = document.createElement("tr");
        const kind = word(mode === "attempt" ? (first ? "history-first" : "history-repeat") : `history-${mode}`);
        const scores = parts.map(({ id, right, total }) =>
          word("attempt-section", { section: this.titles.get(id) ?? "", right, total }),
        );
        for (const text of [
          day(language, at),
          kind,
          word("history-score", { right, answered, total }),
          scores.join(word("comma")),
        ])
          row.append(Object.assign(document.createElement("td"), { textContent: text }));
        return row;
      }),
    );
  }
}

define("quiz-history", QuizHistory);

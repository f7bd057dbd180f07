/** An exam: no verdicts until it is handed in, with a clock or without. All of it is read from events, so that tabs and reloads agree. */
import { rangeOf } from "../bands.js";
import { hear } from "../events.js";
import { all, data, one, pressed } from "../markup.js";
import { announced, minutesFor, passFor, pointsFor, sitting, sittingOf } from "../practice/exam.js";
import { historyOf } from "../practice/history.js";
import { sentences } from "../sentences.js";
import { record } from "../state/answers.js";
import { pastOf } from "../state/attempts.js";
import { creditsOf } from "../state/credit.js";
import { keepPending, pending } from "../state/device.js";
import { ATTEMPTS, PENDING } from "../state/records.js";
import { flagged } from "../state/steps.js";
import { store } from "../state/store.js";
import { part, word } from "../words.js";
import { jump } from "./arrival.js";
import { refresh, take } from "./cards.js";
import { clockOf, durationOf } from "./clock.js";
import { go, leadThrough, stand } from "./place.js";
import { cardsOf, frame, newId, showOnly, titleOf } from "./shown.js";
import { styled } from "./styles.js";

/** @import { AttemptEvent, Question, Sitting } from "../types.js" */
/** @import { Quiz } from "../state/quiz.js" */
/** @import { Line } from "./line.js" */

/** What is entered for a question; unclear is what its kind cannot judge. @typedef {"open" | "unclear" | "answered"} Entered */

/** States of a question in an exam in which it has no answer. */
const NOT_ANSWERED = ["open", "left", "was-changed"];

/** Shows the exam that is under way, the one of that id, or what to choose for a new one. @type {(quiz: Quiz, line: Line, id: string | null) => Promise<void>} */
export async function sit(quiz, line, id) {
  if (!cardsOf(quiz.id).length || all(document, ".quiz-exam").length) return;
  await styled();
  new Exam(quiz, line, id);
}

class Exam {
  /**
   * @param {Quiz} quiz
   * @param {Line} line
   * @param {string | null} id of the exam; null for the one under way, or a new one
   */
  constructor(quiz, line, id) {
    this.quiz = quiz;
    this.line = line;
    this.id = id;
    this.cards = cardsOf(quiz.id);
    const here = new Set(this.cards.map(({ question }) => question));
    /** The questions that the page has, by section. @type {[section: string, ids: string[]][]} */
    this.sections = Object.entries(quiz.questions)
      .map(
        ([section, asked]) =>
          /** @type {[string, string[]]} */ ([section, Object.keys(asked).filter((id) => here.has(id))]),
      )
      .filter(([, ids]) => ids.length);
    this.head = part("exam");
    this.bar = part("exam-bar");
    this.summary = part("exam-summary");
    /** The state and the exam that is laid out. */
    this.laid = "";
    /** What was left when the clock was last looked at. @type {number | null} */
    this.left = null;
    this.offerSections();
    line.tell = () => this.told();
    line.element.append(this.bar);
    frame(this.cards, this.head, this.summary);
    this.head.addEventListener("submit", (event) => this.begin(event));
    this.head.addEventListener("change", () => this.fillForm());
    for (const place of [this.head, this.bar, this.summary]) {
      place.addEventListener("click", (event) => this.act(pressed(event)));
      place.addEventListener("click", (event) => this.lead(event));
    }
    hear(this.summary, "quiz-done", () => this.lookOver());
    const quiet = hear(store, "change", (changed) => {
      if (!this.head.isConnected) return quiet();
      this.update(!changed || changed.name === PENDING);
    });
    const timer = setInterval(() => (this.head.isConnected ? this.tick() : clearInterval(timer)), 1000);
    document.addEventListener("visibilitychange", () => this.head.isConnected && this.tick());
    this.update(false);
  }

  get now() {
    const events = store.read(this.quiz.id, ATTEMPTS);
    this.id ??= sitting(events)?.id ?? null;
    return this.id ? sittingOf(events, this.id, Date.now()) : null;
  }

  /** @param {Sitting} sitting */
  sectionsIn({ attempt: { sections } }) {
    return this.sections.filter(([section]) => sections?.includes(section) ?? true);
  }

  /** The cards of an exam, in the order in which it asks. @param {Sitting} sitting */
  cardsIn(sitting) {
    const ids = this.sectionsIn(sitting).flatMap(([, ids]) => ids);
    return this.cards.filter(({ question }) => ids.includes(question));
  }

  /** @param {boolean} entered whether something may have been entered in another tab */
  update(entered) {
    const { now } = this;
    const state = !now ? "new" : now.over ? "over" : now.paused ? "paused" : "running";
    const laid = `${state} ${now?.attempt.id}`;
    if (this.laid !== laid) {
      this.lay(state, now, this.laid !== "");
      this.laid = laid;
    } else if (now && entered) for (const card of this.cardsIn(now)) refresh(card);
    if (now?.over) this.showResult(now);
    if (now && !one(this.summary, ".quiz-exam__body").hidden) this.fillSummary(now);
    this.tick();
    this.line.update();
  }

  /**
   * Shows what belongs to a state, and the questions that are asked in it.
   * @param {"new" | "running" | "paused" | "over"} state
   * @param {Sitting | null} now
   * @param {boolean} moves whether the reader, here or in another tab, has just led to it
   */
  lay(state, now, moves) {
    for (const place of all(this.head, "[data-when]")) place.hidden = place.dataset.when !== state;
    this.bar.hidden = state === "new" || state === "over";
    for (const button of all(this.bar, "[data-while]")) button.hidden = button.dataset.while !== state;
    one(this.summary, ".quiz-exam__body").hidden = true;
    const cards = now && (state === "running" || state === "over") ? this.cardsIn(now) : [];
    const ids = cards.map(({ question }) => question);
    showOnly(this.cards, this.line.marks, ids);
    leadThrough(ids, true);
    if (now) {
      const { id, seed } = now.attempt;
      const about = { attempt: id, mode: /** @type {const} */ ("exam"), last: ids.at(-1) };
      for (const card of cards) {
        card.order = seed;
        card.arrange();
        take(card, { ...about, silent: state === "running", over: state === "over" });
      }
    }
    if (state === "over" && now) {
      history.replaceState(history.state, "", `?view=exam&attempt=${now.attempt.id}`);
    }
    if (state === "new") this.fillForm();
    stand(null);
    const [first] = cards;
    const open = state === "running" && cards.find((card) => this.enteredIn(card, ids.length ? now : null) === "open");
    if (state === "running" && (open || first)) return go(open || first);
    const head = one(this.head, `[data-when="${state}"] .quiz-view__head`);
    head.focus({ preventScroll: true });
    if (moves) jump(head);
  }

  /** A new exam */

  offerSections() {
    const list = one(this.head, ".quiz-exam__sections");
    for (const [section, ids] of this.sections) {
      const row = part("exam-section");
      one(row, "input", HTMLInputElement).value = section;
      one(row, "[data-fill]").textContent = word("exam-section", {
        n: ids.length,
        section: titleOf(this.line.marks, ids),
      });
      list.append(row);
    }
  }

  get chosen() {
    const boxes = all(this.head, ".quiz-exam__sections input:checked", HTMLInputElement).map(({ value }) => value);
    return this.sections.filter(([section]) => boxes.includes(section));
  }

  /** How long the whole quiz takes, and how many questions it has. */
  get whole() {
    const total = Object.values(this.quiz.questions).flatMap(Object.keys).length;
    return { minutes: Number(data(this.line.element, "minutes")), total };
  }

  /** Minutes for what is chosen. */
  get minutes() {
    const { minutes, total } = this.whole;
    return minutesFor(minutes, this.chosen.flatMap(([, ids]) => ids).length, total);
  }

  fillForm() {
    const n = this.chosen.flatMap(([, ids]) => ids).length;
    one(this.head, '[data-fill="minutes"]').textContent = word("exam-clock", { n: this.minutes });
    const button = one(this.head, 'button[type="submit"]', HTMLButtonElement);
    button.textContent = n ? word("exam-begin", { n }) : word("exam-none");
    button.disabled = !n;
  }

  /** @param {Event} event */
  begin(event) {
    event.preventDefault();
    const { chosen, minutes } = this;
    const clock = one(this.head, 'input[name="clock"]:checked', HTMLInputElement).value === "on";
    const whole = chosen.length === Object.keys(this.quiz.questions).length;
    this.keep(newId(), {
      begun: {
        mode: "exam",
        seed: Math.random().toString(36).slice(2),
        ...(!whole && { sections: chosen.map(([section]) => section) }),
        ...(clock && { minutes }),
      },
    });
  }

  /** @type {(id: string, what: Partial<AttemptEvent>) => void} */
  keep(id, what) {
    store.add(this.quiz.id, ATTEMPTS, { at: Date.now(), attempt: id, ...what });
  }

  /** Under way */

  /** @param {string} button */
  act(button) {
    const { now } = this;
    if (!now || now.over) return;
    const { id } = now.attempt;
    if (button === "pause") this.keep(id, { paused: true });
    if (button === "go-on") this.keep(id, { paused: false });
    if (button === "look-over") this.lookOver();
    if (button === "back") this.goBack(now);
    if (button === "hand-in") this.handIn(now);
  }

  /** A link to a question, without a step in the browser's history. @param {MouseEvent} event */
  lead(event) {
    const link = event.target instanceof Element && event.target.closest('a[href^="#question-"]');
    const card = link && this.cards.find(({ question }) => link.getAttribute("href") === `#question-${question}`);
    if (!card || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation(); // the theme would follow the link
    this.fold();
    go(card);
  }

  /** Says what time it is, and announces it now and then. */
  tick() {
    const { now } = this;
    if (!now || now.over) return;
    const { left, attempt, paused } = now;
    one(this.bar, "[data-fill]").textContent = paused ? word("exam-paused") : clockOf(left);
    for (const place of all(this.head, '[data-fill="stands"]')) place.textContent = clockOf(left);
    this.bar.dataset.clock = left === null ? "none" : left <= 0 ? "over" : "running";
    const said = left !== null && this.left !== null && announced(attempt.minutes ?? 0, this.left, left);
    if (said === "half") one(this.bar, '[role="status"]').textContent = sentences(word("exam-half"), clockOf(left));
    else if (said || said === 0) one(this.bar, '[role="status"]').textContent = clockOf(left);
    this.left = left;
  }

  /** @type {(card: Question, sitting: Sitting | null) => Entered} */
  enteredIn(card, sitting) {
    const { quiz, kind, question, revision } = card;
    if (!pending(quiz, question, revision, sitting?.attempt.id).choice.length) return "open";
    return kind.own?.(card) || kind.response(card).length ? "answered" : "unclear";
  }

  /** What the line says: nothing of right or wrong before the end. */
  told() {
    const { now } = this;
    const cards = now ? this.cardsIn(now) : [];
    const states = new Map(
      cards.map((card) => [card.question, now?.over ? (card.dataset.state ?? "open") : this.markOf(card, now)]),
    );
    const total = cards.length;
    const answered = [...states.values()].filter((state) => !NOT_ANSWERED.includes(state)).length;
    const right = [...states.values()].filter((state) => state === "right").length;
    const words = now?.over ? word("progress", { total, answered, right }) : word("exam-progress", { total, answered });
    return {
      state: (/** @type {string} */ id) => states.get(id) ?? "open",
      words: now ? words : word("exam-new"),
      short: now ? `${answered}/${total}` : word("exam-new"),
    };
  }

  /** @type {(card: Question, sitting: Sitting | null) => string} */
  markOf(card, sitting) {
    return this.enteredIn(card, sitting) === "answered" ? "answered" : "open";
  }

  /** Before it is handed in */

  lookOver() {
    const { now } = this;
    if (!now || now.over || now.paused) return;
    this.fillSummary(now);
    one(this.summary, ".quiz-exam__body").hidden = false;
    stand(null);
    const head = one(this.summary, ".quiz-view__head");
    head.focus({ preventScroll: true });
    jump(head);
  }

  fold() {
    one(this.summary, ".quiz-exam__body").hidden = true;
  }

  /** @param {Sitting} now */
  goBack(now) {
    this.fold();
    const cards = this.cardsIn(now);
    go(cards.find((card) => this.enteredIn(card, now) !== "answered") ?? cards[0]);
  }

  /** @param {Sitting} now */
  fillSummary(now) {
    const cards = this.cardsIn(now);
    const flags = flagged(this.quiz.id);
    const having = (/** @type {Entered} */ wanted) => cards.filter((card) => this.enteredIn(card, now) === wanted);
    const answered = having("answered").length;
    const lists = {
      open: having("open"),
      unclear: having("unclear"),
      flagged: cards.filter(({ question }) => flags.has(question)),
    };
    one(this.summary, '[data-fill="answered"]').textContent = word("exam-progress", { answered, total: cards.length });
    one(this.summary, '[data-fill="late"]').textContent = now.left !== null && now.left <= 0 ? word("exam-late") : "";
    for (const [name, some] of Object.entries(lists)) {
      const place = one(this.summary, `[data-list="${name}"]`);
      place.hidden = !some.length;
      one(place, "[data-fill]").textContent = word(`exam-${name}`, { n: some.length });
      one(place, "ul").replaceChildren(...some.map((card) => this.linkTo(card)));
    }
    one(this.summary, 'button[value="hand-in"]').textContent = word(answered ? "exam-hand-in" : "exam-drop");
  }

  /** @param {Question} card */
  linkTo(card) {
    const item = part("exam-link");
    const link = one(item, "a");
    const mark = this.line.marks.find((mark) => data(mark, "id") === card.question);
    link.setAttribute("href", `#question-${card.question}`);
    link.textContent = mark?.textContent ?? "";
    return item;
  }

  /**
   * What is answered counts from now on. What is open has no answer, and counts for nothing.
   * @param {Sitting} now
   */
  handIn(now) {
    const { quiz } = this;
    const { id } = now.attempt;
    const some = this.cardsIn(now).some((card) => this.enteredIn(card, now) === "answered");
    for (const card of this.cardsIn(now)) {
      const { kind, key, question, revision } = card;
      const { choice, sure } = pending(quiz, question, revision, id);
      const response = choice.length ? kind.response(card) : [];
      if (response.length) {
        const right = kind.isRight(response, key, card);
        record(quiz, question, revision, response, right, { mode: "exam", attempt: id, ...(sure && { sure }) });
      }
      if (choice.length && !kind.own?.(card)) keepPending(quiz, question, revision, [], id);
    }
    const asked = Object.fromEntries(this.sectionsIn(now).map(([section, ids]) => [section, ids.length]));
    if (!some) this.id = null; // there is nothing to show of it
    this.keep(id, { ended: { asked } });
  }

  /** Handed in */

  /** @param {Sitting} sitting */
  showResult({ attempt, taken, left, pauses }) {
    const { quiz } = this;
    const fill = (/** @type {string} */ name) => one(this.head, `[data-when="over"] [data-fill="${name}"]`);
    const sections = Object.fromEntries(
      Object.entries(quiz.questions).map(([section, asked]) => [section, Object.keys(asked)]),
    );
    const seen = Object.fromEntries(
      Object.values(sections)
        .flat()
        .map((id) => [id, quiz.seen(id)]),
    );
    const end = one(document, `.quiz-end[data-quiz="${quiz.id}"]`);
    const credits = creditsOf(end);
    const past = pastOf(quiz, attempt, credits);
    const { right, answered, total } = past;
    const whole = this.whole.total;
    const pass = Number(data(end, "pass"));
    const points = pointsFor(right, total, whole);
    const bands = all(end, "[data-lowest]").map((at) => ({
      at,
      lowest: Number(data(at, "lowest")),
      highest: Number(data(at, "highest")),
    }));
    one(this.head, '[data-when="over"]').dataset.passed = `${points >= pass}`;
    fill("score").textContent = word("score", { right, total });
    fill("band").textContent = rangeOf(bands, points)?.at.textContent ?? "";
    fill("time").textContent = sentences(
      word("exam-pass", { n: passFor(pass, total, whole), total }),
      attempt.minutes
        ? word("exam-took-of", { time: durationOf(taken), n: attempt.minutes })
        : word("exam-took", { time: durationOf(taken) }),
      left !== null && left < 0 ? word("exam-was-late", { time: durationOf(-left) }) : "",
      pauses ? word("exam-pauses", { n: pauses }) : "",
    );
    const own = this.cards.filter(
      (card) => card.kind.own?.(card) && pending(quiz, card.question, card.revision, attempt.id).choice.length,
    );
    fill("left").textContent =
      answered + own.length < total ? word("exam-left-open", { n: total - answered - own.length }) : "";
    fill("own").textContent = own.length ? word("exam-own", { n: own.length }) : "";
    const [{ parts }] = historyOf([past], sections, seen, credits);
    one(this.head, ".quiz-exam__parts").replaceChildren(
      ...parts.map(({ id, right, total }) => {
        const item = document.createElement("li");
        item.textContent = word("attempt-section", { section: titleOf(this.line.marks, sections[id]), right, total });
        return item;
      }),
    );
  }
}

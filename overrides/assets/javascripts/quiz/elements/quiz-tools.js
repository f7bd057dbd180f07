/** Start over, save a copy of the answers, bring one back, hand one in to the authors, delete them all. */
import { give } from "../giving.js";
import { all, one, pressed } from "../markup.js";
import { sentences } from "../sentences.js";
import { startOver } from "../state/attempts.js";
import { isAnswer } from "../state/reading.js";
import { ATTEMPTS, isOfDevice } from "../state/records.js";
import { store } from "../state/store.js";
import { soFar } from "../state/tally.js";
import { forget, namesOf, quizzes } from "../state/whole.js";
import { troubles } from "../trouble.js";
import { part, word } from "../words.js";
import { define, QuizElement } from "./element.js";

/** @import { Coming } from "../types.js" */

/** What is asked about before it is done, as the buttons name it. @typedef {"over" | "forget" | "bring"} Asked */

class QuizTools extends QuizElement {
  tools = part("tools");
  status = one(this.tools, '[role="status"]');
  sure = one(this.tools, "[data-sure]");
  hand = one(this.tools, "[data-hand]");
  file = one(this.tools, 'input[type="file"]', HTMLInputElement);
  /** @type {Asked | null} */
  asked = null;
  /** What a copy would add. @type {Coming | null} */
  coming = null;

  setUp() {
    this.append(this.tools);
    this.addEventListener("click", (event) => this.act(pressed(event)));
    this.file.addEventListener("change", () => this.bring());
  }

  /** While nothing is saved, there is nothing to do but bring a copy back. */
  update() {
    const { id } = this.quiz;
    const names = namesOf(id).filter((name) => name !== ATTEMPTS && !isOfDevice(name));
    const none = !names.some((name) => store.read(id, name).length);
    for (const button of all(this.tools, "[data-saved]")) button.hidden = none;
    one(this.tools, 'button[value="site"]').hidden = quizzes().length < 2;
  }

  /** @param {string} button */
  act(button) {
    switch (button) {
      case "over":
      case "forget":
        return this.ask(button);
      case "sure":
        return this.go();
      case "keep":
        return this.close();
      case "save":
      case "site":
        return this.save(button === "site");
      case "bring":
        return this.file.click();
      case "hand":
        return this.show();
      case "give":
        return give(`${this.quiz.id}-for-authors.json`, one(this.hand, "pre").textContent ?? "");
    }
  }

  /** Asks before something that cannot be taken back. @param {Asked} what */
  ask(what) {
    this.quiz.enter();
    const n = soFar(this.quiz).answered;
    const empty = what === "over" && n === 0;
    this.open(what, empty ? "" : word(`sure-${what}`, { n }));
    if (empty) this.say(word("nothing-over"));
  }

  /** @type {(what: Asked, text: string) => void} */
  open(what, text) {
    this.asked = what;
    this.sure.hidden = !text;
    this.status.textContent = "";
    one(this.sure, "p").textContent = text;
    if (text) one(this.sure, "button").focus();
  }

  /** Takes the question back, and the focus to the button that led to it. */
  close() {
    const button = one(this, `button[value="${this.asked}"]`);
    (button.hidden ? one(this, 'button[value="bring"]') : button).focus();
    this.asked = null;
    this.sure.hidden = true;
    this.status.textContent = "";
  }

  async go() {
    const { asked, coming } = this;
    if (asked === "bring") {
      const { bringBack } = await import("../state/backup.js");
      if (coming) bringBack(coming);
      this.close();
      return this.say(word("brought-back", { n: coming?.records.length ?? 0 }));
    }
    if (asked === "over") startOver(this.quiz);
    else forget(this.quiz.id);
    this.close();
    this.say(word(`done-${asked}`));
  }

  /** @param {boolean} whole of all quizzes of the site */
  async save(whole) {
    const { copyOf, copyOfSite } = await import("../state/backup.js");
    if (whole) give("answers.json", copyOfSite());
    else give(`${this.quiz.id}-answers.json`, copyOf(this.quiz.id));
  }

  /** Shows what a copy for the authors holds, before there is a file. */
  async show() {
    const { showCopy } = await import("../handing.js");
    this.status.textContent = showCopy(this.hand, this.quiz);
  }

  async bring() {
    const text = await this.file.files?.[0]?.text();
    this.file.value = "";
    if (text === undefined) return;
    const { newIn } = await import("../state/backup.js");
    await store.learn(); // what is brought is not the last that happened
    const found = newIn(this.quiz.id, text);
    this.sure.hidden = true;
    if (typeof found === "string") return this.say(word(`copy-${found}`));
    const newer = found.newer ? word("copy-newer", { n: found.newer }) : "";
    this.coming = found;
    const n = found.records.reduce((sum, { events }) => sum + events.length, 0);
    const questions = found.records.filter(({ name }) => isAnswer(name)).length;
    if (n) this.open("bring", sentences(word("sure-bring", { n }), word("sure-questions", { n: questions }), newer));
    else this.say(sentences(word("nothing-new"), newer));
  }

  /** Says what was done, and what kept it from being saved. @param {string} text */
  say(text) {
    this.status.textContent = sentences(text, troubles());
  }
}

define("quiz-tools", QuizTools);

/** Start over, save a copy of the answers, bring one back, delete them all. */
import { one, pressed } from "../markup.js";
import { startOver } from "../state/attempts.js";
import { forget } from "../state/whole.js";
import { part, word } from "../words.js";
import { define, QuizElement } from "./element.js";

/** What is asked about before it is done, as the buttons name it. @typedef {"over" | "forget"} Asked */

class QuizTools extends QuizElement {
  tools = part("tools");
  status = one(this.tools, '[role="status"]');
  sure = one(this.tools, "[data-sure]");
  file = one(this.tools, 'input[type="file"]', HTMLInputElement);
  /** @type {Asked | null} */
  asked = null;

  setUp() {
    this.append(this.tools);
    this.addEventListener("click", (event) => this.act(pressed(event)));
    this.file.addEventListener("change", () => this.bring());
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
        return this.save();
      case "bring":
        return this.file.click();
    }
  }

  /** Asks before something that cannot be taken back. @param {Asked} what */
  ask(what) {
    this.quiz.enter();
    this.asked = what;
    this.sure.hidden = false;
    this.status.textContent = "";
    one(this.sure, "p").textContent = word(`sure-${what}`, { n: this.quiz.tally().answered });
    one(this.sure, "button").focus();
  }

  /** Takes the question back, and the focus to the button that led to it. */
  close() {
    one(this, `button[value="${this.asked}"]`).focus();
    this.asked = null;
    this.sure.hidden = true;
    this.status.textContent = "";
  }

  go() {
    const { asked } = this;
    if (asked === "over") startOver(this.quiz);
    else forget(this.quiz.id);
    this.close();
    this.status.textContent = word(`done-${asked}`);
  }

  async save() {
    const { copyOf } = await import("../state/backup.js");
    const url = URL.createObjectURL(new Blob([copyOf(this.quiz.id)], { type: "application/json" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: `${this.quiz.id}-answers.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 9999); // some browsers read it later
  }

  async bring() {
    const text = await this.file.files?.[0]?.text();
    this.file.value = "";
    if (text === undefined) return;
    const { bringBack } = await import("../state/backup.js");
    const brought = bringBack(this.quiz.id, text);
    this.status.textContent = brought ? word("brought-back", { n: brought.size }) : word("not-a-copy");
  }
}

define("quiz-tools", QuizTools);

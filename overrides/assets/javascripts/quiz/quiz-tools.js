/** Start over, save a copy of the answers, bring one back, delete them all. */
import { startOver } from "./attempts.js";
import { QuizElement } from "./element.js";
import { store } from "./store.js";
import { part, word } from "./words.js";

customElements.define("quiz-tools", class extends QuizElement {
  setUp() {
    this.append(part("tools"));
    this.status = this.querySelector('[role="status"]');
    this.sure = this.querySelector("[data-sure]");
    this.file = this.querySelector('input[type="file"]');
    const act = {
      over: () => this.ask("over"),
      forget: () => this.ask("forget"),
      keep: () => this.ask(null),
      sure: () => this.go(),
      save: () => this.save(),
      bring: () => this.file.click(),
    };
    this.addEventListener("click", ({ target }) => act[target.closest("button")?.value]?.());
    this.file.addEventListener("change", () => this.bring());
  }

  update() {}

  /** Asks before something that cannot be taken back. */
  ask(what) {
    const back = this.asked;
    this.asked = what;
    this.sure.hidden = !what;
    this.status.textContent = "";
    if (what) {
      this.sure.querySelector("p").textContent = word(`sure-${what}`, { n: this.quiz.tally().answered });
      this.sure.querySelector("button").focus();
    } else {
      this.querySelector(`button[value="${back}"]`)?.focus();
    }
  }

  go() {
    const { asked } = this;
    if (asked === "over") startOver(this.quiz);
    else store.clear(this.quiz.id);
    this.ask(null);
    this.status.textContent = word(`done-${asked}`);
  }

  async save() {
    const { copyOf } = await import("./backup.js");
    const url = URL.createObjectURL(new Blob([copyOf(this.quiz.id)], { type: "application/json" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: `${this.quiz.id}-answers.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 9999); // some browsers read it later
  }

  async bring() {
    const text = await this.file.files[0]?.text();
    this.file.value = "";
    if (text === undefined) return;
    const { bringBack } = await import("./backup.js");
    const n = bringBack(this.quiz.id, text);
    this.status.textContent = n === null ? word("not-a-copy") : word("brought-back", { n });
  }
});

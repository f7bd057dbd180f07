/** Print, start over, save a copy of the answers and bring one back. */
import { bringBack, copyOf } from "./backup.js";
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
      worksheet: () => this.print("worksheet"),
      sheet: () => this.print("sheet"),
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

  print(kind) {
    document.documentElement.dataset.print = kind;
    addEventListener("afterprint", () => delete document.documentElement.dataset.print, { once: true });
    window.print();
  }

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
    if (asked === "over") this.quiz.startOver();
    else store.clear(this.quiz.id);
    this.ask(null);
    this.status.textContent = word(`done-${asked}`);
  }

  save() {
    const url = URL.createObjectURL(new Blob([copyOf(this.quiz.id)], { type: "application/json" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: `${this.quiz.id}-answers.json` });
    link.click();
    URL.revokeObjectURL(url);
  }

  async bring() {
    const text = await this.file.files[0]?.text();
    this.file.value = "";
    if (text === undefined) return;
    const n = bringBack(this.quiz.id, text);
    this.status.textContent = n === null ? word("not-a-copy") : word("brought-back", { n });
  }
});
